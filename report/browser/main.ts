/** The page's script. Without it the page can be read all the same: it points out, filters and switches. */
import { pointOutServices } from "./details";
import { filterAsTyped } from "./filter";
import { switchTheme } from "./theme";

pointOutServices();
filterAsTyped();
switchTheme();
