package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
    private final Sameness sameness = new SqliteDialect().sameness();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "a > 0;A>0",
                "a + end;a + \"end\"",
                "case when a then end end;case when a then \"end\" end",
                "a > 0;((a) > (0))",
                "a > 0;(((a > 0)))",
                "a > 0;/* c */ a > 0 -- c",
                "\"a\" > 0;[A] > 0",
                "state in ('DONE','OPEN');((state in ('OPEN', 'DONE')))",
                "state IN ('DONE','OPEN');\"state\" in ('OPEN', 'DONE')",
                "n in (1,2,10);n in (10, 2, 1)",
                "a not in (1, 2);a NOT IN (2, 1)",
                "a <> 1;a != 1",
                "a == 1;a = 1",
                "(1+1);(1 + 1)",
                "1+1;(1 + 1)",
                "a is not null;(A IS NOT NULL)",
                "a is not null;a notnull",
                "a isnull;a is null",
                "a not null;a is not null",
                "+5;5",
                "a = -5;a = - 5",
                "(a > 0) and (b > 0);a > 0 AND b > 0",
                "a and (b and c);(a and b) and c",
                "a or b and c;a or (b and c)",
                "a + b * c;a + (b * c)",
                "(a + b) + c;a + b + c",
                "not a = 1;not (a = 1)",
                "a between 1 and 2 and b;(a between (1) and 2) and b",
                "lower(name) = name;LOWER(\"name\")=name",
                "a like '%x' escape '!';A LIKE ('%x') ESCAPE '!'",
                "case when a then 1 else 2 end;CASE WHEN (a) THEN 1 ELSE (2) END",
                "cast(a as INTEGER);CAST((a) AS integer)",
                "current_timestamp;CURRENT_TIMESTAMP",
                "a is distinct from b;a is not b",
                "x'AB';X'ab'",
                "1E5;1e5",
                "1_000;1000",
                "count(*);COUNT( * )",
                "json_extract(a, '$.x') -> 'y';(json_extract(a,'$.x'))->'y'",
                "a collate nocase;a COLLATE \"NOCASE\"",
                "t.a = 1;\"T\".\"A\" = 1",
                "datetime('now', 'localtime');(datetime('now','localtime'))",
                "exists (select 1 from t);EXISTS (SELECT 1  FROM \"t\")",
                "status between 0 and 2;(status BETWEEN 0 AND 2)",
            })
    void recognizesOneExpressionInTwoSpellings(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "a > 0;a > 1",
                "a > 0;a >= 0",
                "a = 'x';a = 'X'",
                "a = '5';a = 5",
                "a in ('x', 'y');a in ('x', 'z')",
                "a in (b, c);a in (c, b)",
                "a in ('x');a not in ('x')",
                "a - (b - c);a - b - c",
                "(a + b) * c;a + b * c",
                "(a or b) and c;a or b and c",
                "not (a and b);not a and b",
                "\"order\" = 1;a = 1",
                "current_date;\"current_date\"",
                "\"true\";true",
                "a || b collate nocase;(a || b) collate nocase",
                "lower(a);upper(a)",
                "a is null;a is not null",
                "a like 'x';a glob 'x'",
                "a between 1 and 2;a between 2 and 1",
                "(a, b) = (1, 2);(a, b) = (2, 1)",
                "-(a + b);-a + b",
                "ä = 1;Ä = 1",
            })
    void distinguishesTwoExpressions(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "CURRENT_TIMESTAMP;current_timestamp",
                "(1+1);( 1 + 1 )",
                "'it''s';'it''s'",
                "'';''",
                "\"open\";'open'",
                "open;'open'",
                "(5);5",
                "+5;5",
                "-5;(-5)",
                "TRUE;true",
                "(datetime('now'));datetime('now')",
            })
    void recognizesOneDefaultInTwoSpellings(String one, String other) {
        assertThat(sameness.serverDefaultKey(new SqlText(one)))
                .isEqualTo(sameness.serverDefaultKey(new SqlText(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "'5';5",
                "'';' '",
                "'a';'A'",
                "5.2;5.3",
                "'CURRENT_TIMESTAMP';CURRENT_TIMESTAMP",
                "true;'true'",
                "'x';null"
            })
    void distinguishesTwoDefaults(String one, String other) {
        assertThat(sameness.serverDefaultKey(new SqlText(one)))
                .isNotEqualTo(sameness.serverDefaultKey(new SqlText(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "INT;integer",
                "DECIMAL(10,2);numeric ( 10 , 2 )",
                "DATETIME;timestamp",
                "BOOL;boolean",
                "varchar(20);VARCHAR (20)",
                "double  precision;DOUBLE PRECISION",
                "unsigned big int;UNSIGNED BIG INT",
            })
    void recognizesOneTypeInTwoSpellings(String one, String other) {
        assertThat(typeKey(one)).isEqualTo(typeKey(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "varchar(20);varchar(21)",
                "varchar(20);varchar",
                "char(32);varchar(32)",
                "integer;bigint",
                "decimal(10,2);decimal(10)",
                "float;real",
                "big int;bigint",
                "timestamp;timestamp(6)",
            })
    void distinguishesTwoTypes(String one, String other) {
        assertThat(typeKey(one)).isNotEqualTo(typeKey(other));
    }

    @Test
    void treatsAllIdentityColumnsAsOneType() {
        Column one = new Column("id", SqlType.of(TypeName.BIGINT), false).withIdentity(Identity.PLAIN);
        Column other = new Column("id", SqlType.of(TypeName.INTEGER), false).withIdentity(Identity.AUTOINCREMENT);
        assertThat(sameness.typeKey(one)).isEqualTo(sameness.typeKey(other));
    }

    @Test
    void recognizesOneViewInTwoSpellings() {
        assertThat(definition("CREATE VIEW v AS SELECT a, b FROM t"))
                .isEqualTo(definition("create view if not exists \"v\" as\n select A , b -- c\n from [t];"));
        assertThat(definition("CREATE VIEW main.v AS SELECT 'X'")).isEqualTo(definition("CREATE VIEW v AS SELECT 'X'"));
        assertThat(definition("CREATE VIEW v AS SELECT 'X'")).isNotEqualTo(definition("CREATE VIEW v AS SELECT 'x'"));
    }

    @Test
    void ignoresTheCaseOfAsciiLettersInNames() {
        assertThat(sameness.nameKey("Straße")).isEqualTo(sameness.nameKey("sTRAßE"));
        assertThat(sameness.nameKey("É")).isNotEqualTo(sameness.nameKey("é"));
    }

    @ParameterizedTest
    @CsvSource({
        "FKmi7c0j6ai0dvcxsnv3yfjrd6l,true",
        "UK_6dotkott2kjsp8vw4d0m25fb7,true",
        "UK6dotkott2kjsp8vw4d0m25fb7,true",
        "IDXmi7c0j6ai0dvcxsnv3yfjrd6l,true",
        "sqlite_autoindex_user_1,true",
        "uk_user_email,false",
        "fk_list_owner,false",
        "idx_a,false",
        "ukrainian_national_football_fk,false",
    })
    void recognizesGeneratedNames(String name, boolean generated) {
        assertThat(sameness.isGeneratedName(name)).isEqualTo(generated);
    }

    private String key(String expression) {
        return sameness.expressionKey(new SqlText(expression));
    }

    private String typeKey(String declared) {
        return sameness.typeKey(new Column("c", TypeSpelling.read(declared), true));
    }

    private String definition(String statement) {
        return sameness.definitionKey(new SqlText(statement));
    }
}
