import { join } from "node:path";
import { runMigrations } from "@flotilla/chassis/postgres";
import { about } from "./about";

void runMigrations(about, join(__dirname, "../migrations"));
