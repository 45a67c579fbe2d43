CREATE TABLE plain (id INTEGER PRIMARY KEY, name TEXT)

CREATE TABLE plain2 (id integer primary key autoincrement not null, name text not null default 'x')

CREATE TABLE "quoted name" ("first column" TEXT, "with ""inner"" quotes" INT)

CREATE TABLE [bracketed name] ([first column] TEXT, [select] INT, [a"b] TEXT)

CREATE TABLE `backtick``ed` (`a``b` TEXT, `order` INT PRIMARY KEY)

CREATE TABLE 'stringly' ('col one' TEXT, 'it''s' INT, PRIMARY KEY ('col one'))

CREATE TABLE größe (straße TEXT, 名前 TEXT UNIQUE, "Ünï cödé" INT, 😀 INT)

CREATE TABLE a$b (c$d INT, _e INT, f1 INT)

CREATE TABLE main.qualified (a INT)

CREATE TABLE IF NOT EXISTS main."if not exists" (a INT)

CREATE TABLE untyped (a, b, c PRIMARY KEY, d UNIQUE, e NOT NULL, f DEFAULT 1, g CHECK (g > 0), h REFERENCES plain, i COLLATE nocase)

CREATE TABLE oddtypes (a unsigned big int, b VARCHAR ( 20 ), c decimal(10 , 2), d double precision, e native character(70), f varying character (255), g "quoted type", h 'string type', i [br type], j whatever it may be (-1, +2), k numeric(1.5))

CREATE TABLE keywordtypes (a action, b key, c no action, d cascade restrict, e temp view, f generated, g always, h row rows, i like, j initially deferred, k asc, l current_time)

CREATE TABLE keywordnames (abort INT, action INT, after INT, key INT, row INT, rows INT, temp INT, view INT, trigger INT, "table" INT, [index] INT, `where` INT, full INT, left INT, inner INT, natural INT, cross INT, indexed INT, replace INT, match INT, generated INT, always INT, first INT, last INT, over INT, filter INT, window INT, do INT, end INT, begin INT, desc INT, asc INT, rowid INT, no INT, of INT, by INT, current INT, conflict INT, cast INT, glob INT, offset INT, plan INT, query INT, with INT, without INT, virtual INT, materialized INT)

CREATE TABLE key (key key PRIMARY KEY, value value)

CREATE TABLE current_timestamp (current_date INT, current_time CURRENT_TIME)

CREATE TABLE defaults (a DEFAULT 5, b DEFAULT -5, c DEFAULT +1.5, d DEFAULT 'text', e DEFAULT "double quoted", f DEFAULT bareword, g DEFAULT true, h DEFAULT FALSE, i DEFAULT NULL, j DEFAULT current_timestamp, k DEFAULT CURRENT_DATE, l DEFAULT (1 + 2), m DEFAULT (datetime('now', 'localtime')), n DEFAULT x'0aFF', o DEFAULT 0x1F, p DEFAULT 1e5, q DEFAULT .5, r DEFAULT 5., s DEFAULT - 5, t DEFAULT 'it''s', u DEFAULT '', v DEFAULT [bracketed], w DEFAULT `ticked`, x DEFAULT - 1.5e-3, y DEFAULT ( ( 7 ) ), z DEFAULT key)

CREATE TABLE defaultsandmore (a INT DEFAULT 5 NOT NULL, b TEXT DEFAULT 'x' COLLATE nocase CHECK (b <> ''), c INT DEFAULT (1) UNIQUE, d INT NOT NULL DEFAULT -1 REFERENCES plain, e TEXT DEFAULT NULL NULL, f DEFAULT + CURRENT_TIMESTAMP, g DEFAULT -9223372036854775808)

CREATE TABLE separators (a DEFAULT 1_000_000, b DEFAULT 0xFF_FF, c CHECK (c < 1_0.0_1e1_0))

CREATE TABLE commented ( -- first
  a INT, -- the a
  /* before b */ b TEXT /* after b */ NOT NULL /* more */, -- the b
  c /* between */ INT /* type */ DEFAULT /* here */ 5 -- five
  , CHECK (a > /* inside, ) */ 0) -- last
)

CREATE TABLE/**/nospace(a/**/INT,b--
TEXT)

CREATE TABLE t1 (a INT NOT NULL, b TEXT NOT NULL ON CONFLICT IGNORE, c UNIQUE ON CONFLICT REPLACE, d INTEGER PRIMARY KEY ON CONFLICT ROLLBACK AUTOINCREMENT)

CREATE TABLE t2 (a INT, b INT, PRIMARY KEY (a, b) ON CONFLICT FAIL, UNIQUE (b, a) ON CONFLICT ABORT, CHECK (a > b) ON CONFLICT IGNORE)

CREATE TABLE named (a INT CONSTRAINT nn NOT NULL CONSTRAINT uq UNIQUE CONSTRAINT df DEFAULT 3 CONSTRAINT ck CHECK (a > 0) CONSTRAINT co COLLATE nocase CONSTRAINT fk REFERENCES plain (id), b INT CONSTRAINT pk PRIMARY KEY)

CREATE TABLE barenames (a INT CONSTRAINT one CONSTRAINT two NOT NULL, b INT CONSTRAINT three, CONSTRAINT four CONSTRAINT five CHECK (a), CONSTRAINT six)

CREATE TABLE nocommas (a INT, b INT, c INT, UNIQUE (a) CHECK (a > 0) CONSTRAINT x UNIQUE (b) FOREIGN KEY (c) REFERENCES plain (id) CHECK (b > 1))

CREATE TABLE mixedcommas (a INT, b INT, CONSTRAINT p PRIMARY KEY (a) UNIQUE (b), CHECK (a) CHECK (b))

CREATE TABLE nullclause (a INT NULL, b TEXT NULL ON CONFLICT ROLLBACK, c INT NOT NULL NULL)

CREATE TABLE twice (a INT DEFAULT 1 DEFAULT 2, b TEXT COLLATE nocase COLLATE rtrim, c INT NOT NULL NOT NULL, d UNIQUE UNIQUE)

CREATE TABLE rowid1 (id INTEGER PRIMARY KEY ASC)

CREATE TABLE rowid2 (id INTEGER PRIMARY KEY DESC)

CREATE TABLE rowid3 (id INTEGER, PRIMARY KEY (id))

CREATE TABLE rowid4 (id INTEGER, PRIMARY KEY (id DESC))

CREATE TABLE rowid5 (id INTEGER, PRIMARY KEY (id AUTOINCREMENT))

CREATE TABLE rowid6 (id INTEGER, PRIMARY KEY (ID COLLATE nocase ASC))

CREATE TABLE rowid7 (id INT PRIMARY KEY)

CREATE TABLE rowid8 (id BIGINT PRIMARY KEY)

CREATE TABLE rowid9 (id "INTEGER" PRIMARY KEY)

CREATE TABLE rowid10 (id InTeGeR CONSTRAINT pk_rowid10 PRIMARY KEY AUTOINCREMENT)

CREATE TABLE halfquoted (a "one" two, b [br] x, c 'a"b', d "in""ner", e ["x], f two "three")

CREATE TABLE rowid15 (id [INTEGER] PRIMARY KEY)

CREATE TABLE rowid11 (id INTEGER(8) PRIMARY KEY)

CREATE TABLE rowid12 (id INTEGER, PRIMARY KEY (((id))))

CREATE TABLE rowid13 (id INTEGER, PRIMARY KEY ("ID"), UNIQUE (id))

CREATE TABLE rowid14 (id /* c */ INTEGER /* d */ PRIMARY /* e */ KEY)

CREATE TABLE pkbig (a TEXT, b INT, c BLOB, PRIMARY KEY (c, a DESC, b COLLATE nocase))

CREATE TABLE pknull (a TEXT PRIMARY KEY, b TEXT)

CREATE TABLE uniques (a TEXT, b TEXT, c TEXT COLLATE nocase, UNIQUE (a), UNIQUE (a, b), UNIQUE (b, a), UNIQUE (a COLLATE nocase), UNIQUE (c), UNIQUE (c COLLATE binary DESC), CONSTRAINT u UNIQUE ("a", [b], `c`))

CREATE TABLE uniqueagain (a INT UNIQUE, b INT, UNIQUE (a), UNIQUE (a), PRIMARY KEY (a))

CREATE TABLE wr1 (a TEXT PRIMARY KEY) WITHOUT ROWID

CREATE TABLE wr2 (a INTEGER PRIMARY KEY, b TEXT) WITHOUT ROWID

CREATE TABLE wr3 (a TEXT, b INT, c TEXT, PRIMARY KEY (b, a)) without /* x */ rowid

CREATE TABLE wr4 (a INTEGER, b TEXT COLLATE rtrim, PRIMARY KEY (a DESC, b), UNIQUE (b)) WITHOUT ROWID, STRICT

CREATE TABLE strict1 (a INT, b INTEGER, c REAL, d TEXT, e BLOB, f ANY) STRICT

CREATE TABLE strict2 (a INTEGER PRIMARY KEY, b TEXT NOT NULL) strict

CREATE TABLE strict3 (a INT PRIMARY KEY, b TEXT) STRICT

CREATE TABLE strict4 (a TEXT, b ANY, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID

CREATE TABLE gen1 (a INT, b INT GENERATED ALWAYS AS (a * 2) VIRTUAL, c INT GENERATED ALWAYS AS (a + b) STORED, d AS (a || ')'), e TEXT AS (upper(a)) STORED NOT NULL)

CREATE TABLE gen2 (a INT, b generated always as (a) stored, c DECIMAL(5, 2) generated always as (a / 3.0), d int /* k */ always as (a), e big integer generated always as (a) virtual UNIQUE)

CREATE TABLE gen3 (a TEXT, b TEXT COLLATE nocase GENERATED ALWAYS AS (json_extract(a, '$.x')) CHECK (b <> ''), c AS (a ->> 'y'), d AS (a -> '$.z') VIRTUAL)

CREATE TABLE gen4 (a INT, generated INT, always INT, stored INT AS (a) STORED, virtual AS (stored + a) VIRTUAL)

CREATE TABLE fk1 (a INT REFERENCES plain, b INT REFERENCES plain (id), c INT REFERENCES plain (id) ON DELETE CASCADE ON UPDATE SET NULL, d INT REFERENCES plain ON UPDATE SET DEFAULT ON DELETE RESTRICT, e INT REFERENCES plain ON DELETE NO ACTION)

CREATE TABLE fk2 (a INT REFERENCES plain DEFERRABLE, b INT REFERENCES plain DEFERRABLE INITIALLY DEFERRED, c INT REFERENCES plain NOT DEFERRABLE, d INT REFERENCES plain DEFERRABLE INITIALLY IMMEDIATE, e INT REFERENCES plain NOT DEFERRABLE INITIALLY DEFERRED NOT NULL, f INT REFERENCES plain NOT NULL)

CREATE TABLE fk3 (a INT, b INT, c INT, FOREIGN KEY (a, b) REFERENCES t2, FOREIGN KEY (b) REFERENCES plain (id) ON DELETE SET NULL MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED, CONSTRAINT self FOREIGN KEY (c) REFERENCES fk3 (a) MATCH simple)

CREATE TABLE fk4 (a INT REFERENCES "quoted name" ("first column") MATCH PARTIAL ON DELETE CASCADE ON INSERT CASCADE, b INT REFERENCES nowhere (x), "C" INT, FOREIGN KEY (c) REFERENCES [bracketed name] ([select]))

CREATE TABLE fk5 (a INT REFERENCES plain CHECK (a > 0) DEFERRABLE INITIALLY DEFERRED, b INT REFERENCES plain REFERENCES t2 (a))

CREATE TABLE checks (a INT CHECK (a > 0) CHECK (a < 10), b TEXT CHECK (b IN ('x', 'y)', 'z''')), c TEXT CHECK (length(c) > (1 + (2))), CHECK (a > 0 AND b IS NOT NULL), CONSTRAINT named CHECK ((a, b) = (1, 'x')), CHECK (c LIKE '%,%' ESCAPE '\'), CHECK (CASE WHEN a THEN b ELSE c END), CHECK ("a" > 0))

CREATE TABLE checks2 (a BOOLEAN NOT NULL CHECK (a IN (0, 1)), b TEXT CHECK (json_valid(b)), c INT CHECK (c BETWEEN 1 AND 5 OR c ISNULL), d CHECK (typeof(d) = 'integer' COLLATE nocase), e CHECK (e GLOB '[a-z]*'), f CHECK (f IS NOT DISTINCT FROM 3), g CHECK (~g & 1 | 2 << 3 >> 1), h CHECK (h NOT NULL), i CHECK (CAST(i AS INT) == i))

CREATE TABLE collated (a TEXT COLLATE nocase, b TEXT COLLATE "NOCASE", c TEXT COLLATE 'rtrim', d TEXT COLLATE [binary] NOT NULL, e COLLATE RTRIM PRIMARY KEY)

CREATE TABLE multiline (
    id      INTEGER
            NOT NULL
            PRIMARY KEY,
    name    VARCHAR
            (
              100
            )
            NOT NULL
)
WITHOUT
ROWID

CREATE TABLE tabs	(	a	INT	,	b	TEXT	)

CREATE TABLE hibernate_shop_list (created_at timestamp(6) not null, id integer not null, owner_id bigint not null, version integer, state varchar(255) not null check ((state in ('DONE','OPEN'))), primary key (id))

CREATE TABLE django_like ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NULL REFERENCES "plain" ("id") DEFERRABLE INITIALLY DEFERRED, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "amount" decimal NOT NULL, "ok" bool NOT NULL)

CREATE TABLE rails_like ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "title" varchar DEFAULT '' NOT NULL, "created_at" datetime(6) NOT NULL, "price" decimal(10,2) DEFAULT 0.0, CONSTRAINT "fk_rails_1" FOREIGN KEY ("id") REFERENCES "plain" ("id"))

CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))

CREATE TABLE typed (a boolean, b tinyint, c smallint, d integer, e bigint, f real, g float, h double precision, i decimal(12, 2), j numeric(5), k char(1), l varchar(255), m nchar(3), n nvarchar(4), o text, p clob, q nclob, r binary(16), s varbinary(32), t blob, u date, v time(6), w time with time zone(3), x timestamp, y timestamp(6), z timestamp with time zone)

CREATE TABLE typed2 (a interval, b uuid, c json text, d xml text, e INT, f DATETIME, g BOOL, h VARCHAR, i VARCHAR ( 20 ), j Decimal( 5,2 ), k varchar(020), l float(24), m geometry, n jsonb, o TIMESTAMP  WITH   TIME ZONE)

CREATE TABLE ctas AS SELECT 1 AS a, 'x' AS "b c", id AS "select", name FROM plain

CREATE TABLE ctas2 AS SELECT * FROM plain

CREATE TABLE indexed1 (a TEXT, b TEXT COLLATE nocase, c INT);
CREATE INDEX ix_plain ON indexed1 (a);
CREATE UNIQUE INDEX ix_unique ON indexed1 (a, b DESC);
CREATE INDEX ix_collate ON indexed1 (a COLLATE nocase DESC, b COLLATE binary ASC);
CREATE INDEX ix_partial ON indexed1 (c) WHERE c IS NOT NULL AND a > ')';
CREATE INDEX ix_expression ON indexed1 (lower(a), c + 1 DESC, (c), a || b COLLATE nocase, (a || b) COLLATE rtrim);
CREATE INDEX "ix quoted" ON "indexed1" ("a", [b], `c`, 'a');
CREATE INDEX main.ix_schema ON indexed1 (a, c, (b));
CREATE UNIQUE INDEX IF NOT EXISTS ix_case ON INDEXED1 (A, C);
CREATE INDEX ix_mixed ON indexed1 (c DESC, lower(a) COLLATE rtrim DESC, (((b COLLATE rtrim)))) WHERE c > 5;
CREATE INDEX ix_c/* c */ ON indexed1 (a /* , */, -- )
 b) WHERE /* w */ a IS NOT NULL

CREATE TABLE "ix desc" ("desc" INT, asc INT, collate_ INT);
CREATE INDEX ixd1 ON "ix desc" (desc);
CREATE INDEX ixd2 ON "ix desc" (desc desc, asc asc);
CREATE INDEX ixd3 ON "ix desc" (asc + desc);
CREATE INDEX ixd4 ON "ix desc" (asc + desc desc, asc IS NULL DESC, -desc)

CREATE TABLE indexed2 (a INT, b INT AS (a + 1), c TEXT);
CREATE INDEX ix_generated ON indexed2 (b, c);
CREATE INDEX ix_json ON indexed2 (json_extract(c, '$.a'), c -> '$.b', c ->> 'c' DESC);
CREATE INDEX ix_case2 ON indexed2 (CASE WHEN a THEN 1 ELSE 2 END DESC, a IN (1, 2, 3))

CREATE TABLE renamed (a INT, b TEXT, CHECK (a > 0));
CREATE INDEX ix_renamed ON renamed (a);
ALTER TABLE renamed RENAME COLUMN a TO "new a";
ALTER TABLE renamed RENAME TO "after rename";
ALTER TABLE "after rename" ADD COLUMN c VARCHAR(10) NOT NULL DEFAULT 'c' CHECK (c <> '');
ALTER TABLE "after rename" ADD d INT REFERENCES plain

CREATE TABLE dropped (a INT, b TEXT /* b */, c INT, CHECK (c > 0));
ALTER TABLE dropped DROP COLUMN b

CREATE TABLE native (a INT, b TEXT NOT NULL, CONSTRAINT ck CHECK (a > 0));
ALTER TABLE native ALTER COLUMN a SET NOT NULL;
ALTER TABLE native ALTER COLUMN b DROP NOT NULL;
ALTER TABLE native ADD CONSTRAINT later CHECK (b <> '');
ALTER TABLE native DROP CONSTRAINT ck

CREATE TABLE triggered (a INT, b TEXT);
CREATE TRIGGER tr_a AFTER INSERT ON triggered BEGIN UPDATE triggered SET b = 'on'; END;
CREATE TRIGGER "tr b" BEFORE UPDATE OF a, b ON "triggered" FOR EACH ROW WHEN new.a > 0 BEGIN SELECT 1; END;
CREATE TRIGGER IF NOT EXISTS main.tr_c DELETE ON triggered BEGIN DELETE FROM plain WHERE id = old.a; END;
CREATE VIEW v_triggered AS SELECT a, b FROM triggered;
CREATE VIEW IF NOT EXISTS "v b" (x, "y z") AS SELECT a, b FROM triggered;
CREATE TRIGGER tr_d INSTEAD OF INSERT ON v_triggered BEGIN INSERT INTO triggered VALUES (new.a, new.b); END

CREATE TABLE a_temp_name (temp INT, temporary INT, "rowid" TEXT, oid INT, _rowid_ INT)

CREATE TABLE semicolons (a TEXT DEFAULT ';', b TEXT CHECK (b <> ';')) -- trailing; comment

CREATE TABLE longnames (a_very_long_column_name_that_goes_on_and_on_for_more_than_sixty_four_characters_in_total INT PRIMARY KEY)

CREATE TABLE "1starts with digit" ("2" INT, "" INT)

CREATE TABLE emptyargs (a TEXT CHECK (a <> random() OR coalesce(a, '') = ''), b TEXT DEFAULT (hex(randomblob(16))))

CREATE TABLE "x'ab'" (a INT, b DEFAULT X'AB')

CREATE TABLE xnames (x INT, x1 TEXT, "x'" INT, xX INT AS (1))

CREATE TABLE numbers (a CHECK (a <> 1e+5), b CHECK (b <> 1E-5), c CHECK (c <> 0xAB), d CHECK (d <> 1.), e CHECK (e <> .1), f CHECK (f <> 1.5e3))

CREATE TABLE parens (a INT CHECK (((((a)))) > ((0))), b TEXT DEFAULT (((((('x')))))))

CREATE TABLE exists_ (a INT CHECK (a NOT IN ()))

CREATE TABLE self (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES self (id) ON DELETE SET NULL, UNIQUE (parent, id))

CREATE TABLE composite_child (x INT, y INT, z INT, CONSTRAINT fk_c FOREIGN KEY (x, y) REFERENCES t2 (a, b) ON DELETE CASCADE ON UPDATE RESTRICT NOT DEFERRABLE INITIALLY IMMEDIATE)

CREATE TABLE wide (c01 INT, c02 INT, c03 INT, c04 INT, c05 INT, c06 INT, c07 INT, c08 INT, c09 INT, c10 INT, c11 INT, c12 INT, c13 INT, c14 INT, c15 INT, c16 INT, c17 INT, c18 INT, c19 INT, c20 INT, PRIMARY KEY (c20, c01), UNIQUE (c02, c03, c04), UNIQUE (c05))

CREATE TABLE order_of_clauses (a INT UNIQUE NOT NULL DEFAULT 1 CHECK (a) REFERENCES plain COLLATE binary, b TEXT COLLATE nocase REFERENCES plain (id) ON DELETE CASCADE CHECK (b) DEFAULT 'b' NOT NULL UNIQUE)

CREATE TABLE nothing_but_key (a, PRIMARY KEY (a))

CREATE TABLE CaseD (Id Integer Primary Key, Name Text, Unique (nAME), Foreign Key (NAME) References PLAIN (ID))

CREATE TABLE tight(a int primary key,b text default'x'check(b<>'y'),"c"int,[d]text,unique(b),check(a>0))

CREATE TABLE tight2("a"text"b"int,'c''d')

CREATE TABLE strange_default (a DEFAULT'x', b DEFAULT(5), c DEFAULT-5, d DEFAULT+5, e DEFAULT"y")

CREATE TABLE commentend (a INT, b INT) /* end */

CREATE TABLE optionscomment (a INT PRIMARY KEY) /* x */ WITHOUT ROWID /* y */, -- z
 STRICT -- done

CREATE TABLE generated_key (a INT, b INT AS (a), UNIQUE (b), CHECK (b > a))

CREATE TABLE deferral (a INT CONSTRAINT fkname REFERENCES plain CONSTRAINT dname DEFERRABLE INITIALLY DEFERRED)

CREATE TABLE "semi;colon" ("co,mma" TEXT, "pa(ren" TEXT, "pa)ren" TEXT, "da--sh" TEXT, "sl/*ash" TEXT)

CREATE TABLE foreign_types (a enum, b set_, c ltree, d bytea, e serial, f money, g "char", h timestamptz, i int4, j float8, k year, l image, m datetime2, n rowversion, o unsigned, p character varying(20))

CREATE TABLE bom (a INT) ﻿

CREATE TABLE window (over INT, filter INT, partition INT, range INT, groups INT, exclude INT, ties INT, others INT, unbounded INT, preceding INT, following INT)

CREATE TABLE nulls (nulls INT, first INT, last INT, UNIQUE (nulls, first, last))

CREATE VIRTUAL TABLE docs USING fts5 (title, body, tokenize = 'porter')

CREATE VIRTUAL TABLE "geo index" USING rtree (id, minx, maxx);
CREATE VIRTUAL TABLE IF NOT EXISTS main.old USING fts4 (x)

CREATE VIEW lonely AS SELECT 1 AS one;
CREATE TEMP VIEW temporary_view AS SELECT 2 AS two;
CREATE TEMP TRIGGER temporary_trigger AFTER INSERT ON plain BEGIN SELECT 1; END
