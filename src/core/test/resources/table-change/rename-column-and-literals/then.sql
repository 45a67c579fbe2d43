UPDATE t SET state = 'status';
