UPDATE t SET a = 9;
