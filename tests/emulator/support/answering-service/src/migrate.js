console.log("there is nothing to migrate");
