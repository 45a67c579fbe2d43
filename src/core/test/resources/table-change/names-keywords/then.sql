UPDATE "order" SET "select" = 3 WHERE "select" = 2;
