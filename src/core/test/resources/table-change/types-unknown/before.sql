CREATE TABLE t (g geometry, u UUID, m mediumint(8), v varchar2(10), d decimal(10,  2), n "any", l [long   text], p double precision, s "strange ""type""" DEFAULT 1);
INSERT INTO t VALUES (x'0101', 'a3', 5, 10, '1.50', '7', 5, 1, '2');
INSERT INTO t (g) VALUES ('1e2');
