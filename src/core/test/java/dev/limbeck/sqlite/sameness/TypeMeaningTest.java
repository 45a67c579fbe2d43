package dev.limbeck.sqlite.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which declared types have the same meaning, as listed in docs/reference/comparison.md. */
class TypeMeaningTest {
    private final SqliteSameness sameness = new SqliteSameness();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT | integer",
                "int(11) | integer",
                "INT8 | bigint",
                "int2 | smallint",
                "DATETIME | timestamp",
                "NUMERIC(8,2) | decimal(8, 2)",
                "dec(8) | numeric(8, 0)",
                "BOOL | boolean",
                "tinyint(1) | boolean",
                "bit | boolean",
                "double | float(53)",
                "double precision | float(53)",
                "character(3) | char(3)",
                "char | char(1)",
                "CHARACTER VARYING(20) | varchar(20)",
                "varying character (20) | varchar(20)",
                "nchar varying(20) | nvarchar(20)",
                "TEXT | clob",
                "clob | text",
                "json | json text",
                "jsonb | json text",
                "bytea | blob",
                "timestamptz(6) | timestamp(6) with time zone",
                // written by earlier versions | written since
                "timestamp with time zone(6) | timestamp(6, +0)",
                "timestamp with time zone | timestamp(+0)",
                "TIME with TIME zone ( 0 ) | time(0,+0)",
                "uuid | blob(16, +0)",
                "varbinary(255) | blob(255)",
                "varbinary | blob(2147483647)",
                "binary(20) | blob(20, 20)",
                "json text | clob(+1)",
                "xml text | clob(+2)",
                "\"INT\" | integer"
            })
    void differentSpellingIsNoChange(String live, String model) {
        assertThat(same(live, model)).isTrue();
        assertThat(same(model, live)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp(6) | timestamp(6, +0)",
                "timestamp(6, +0) | timestamp(6)",
                "timestamp(3, +0) | timestamp(6, +0)",
                "time(0, +0) | time(0)",
                "blob(16) | blob(16, +0)",
                "blob(16, +0) | blob(16)",
                "blob(16, +0) | blob(16, 16)",
                "blob(255) | blob(100)",
                "blob(255) | blob",
                "blob(255) | blob(2147483647)",
                "clob(+1) | clob",
                "clob(+1) | clob(+2)"
            })
    void numbersTellTypesOfTheSameNameApart(String live, String model) {
        assertThat(same(live, model)).isFalse();
    }

    /** If another tool wrote a declaration, it is kept unchanged. */
    @ParameterizedTest
    @ValueSource(
            strings = {"blob(12, 2)", "timestamp(6, 2)", "timestamp(+6)", "clob(+3)", "clob(+1, 2)", "blob(+1, +2)"})
    void otherNumbersMeanNothing(String declared) {
        assertThat(TypeSpelling.spell(TypeSpelling.read(declared))).isEqualTo(declared);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp | timestamp(6)",
                "timestamp | timestamp(6) with time zone",
                "datetime(6) | timestamp(6) with time zone",
                "time | time(0)",
                "time(0) | time(0) with time zone",
                "float | float(24)",
                "float | float(53)",
                "real | float(53)",
                "real | float(24)",
                "numeric | decimal(10, 2)",
                "blob | varbinary(255)",
                "blob | binary(16)",
                "blob | uuid",
                "varbinary | varbinary(255)",
                "clob | json text",
                "text | xml text",
                "varchar | varchar(255)",
                "integer unsigned | integer",
                "bigint unsigned | bigint"
            })
    void lessSpecificTypeIsNoChangeInTheDatabaseButIsOneInTheModel(String live, String model) {
        assertThat(same(live, model)).isTrue();
        assertThat(same(model, live)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(50) | varchar(100)",
                "varchar | varchar(100)",
                "integer | bigint",
                "smallint | integer",
                "decimal(10, 2) | decimal(12, 2)",
                "decimal(10, 2) | decimal(10, 3)",
                "timestamp(3) | timestamp(6)",
                "timestamp(6) | timestamp(6) with time zone",
                "time(0) | time(3)",
                "float(24) | float(53)",
                "varbinary(16) | varbinary(255)",
                "varbinary(255) | uuid",
                "char(32) | uuid",
                "varchar(36) | uuid",
                "text | varchar(255)",
                "varchar(10) | char(10)",
                "varchar(10) | nvarchar(10)",
                "date | timestamp(6)",
                "boolean | integer",
                "clob | blob"
            })
    void differentTypeIsAChange(String live, String model) {
        assertThat(same(live, model)).isFalse();
        assertThat(same(model, live)).isFalse();
    }

    @Test
    void strictComparisonDetectsEverySpelling() {
        assertThat(sameness.declaredTypeKey(column("INT"))).isNotEqualTo(sameness.declaredTypeKey(column("integer")));
        assertThat(sameness.declaredTypeKey(column("VARCHAR (20)")))
                .isEqualTo(sameness.declaredTypeKey(column("varchar(20)")));
    }

    @Test
    void affinityComparisonDetectsOnlyADifferentStorage() {
        assertThat(sameness.storageKey(column("varchar(50)"))).isEqualTo(sameness.storageKey(column("text")));
        assertThat(sameness.storageKey(column("int"))).isEqualTo(sameness.storageKey(column("bigint")));
        assertThat(sameness.storageKey(column("int"))).isNotEqualTo(sameness.storageKey(column("decimal(10, 2)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "integer | '5' | 5 | true",
                "varchar(10) | '5' | 5 | true",
                "boolean | true | 1 | true",
                "boolean | '1' | 1 | true",
                "boolean | 0 | false | true",
                "integer | '05' | 5 | false",
                "varchar(10) | '05' | 5 | false",
                "blob | '5' | 5 | false",
                "any | '5' | 5 | false",
                "integer | 5 | 6 | false",
                "varchar(10) | 'a' | 'A' | false"
            })
    void defaultsThatStoreTheSameValueAreTheSame(String type, String live, String model, boolean same) {
        Column column = column(type);

        assertThat(sameness.isSameServerDefault(
                        column.withServerDefault(new SqlText(live)), column.withServerDefault(new SqlText(model))))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NULL", "(null)"})
    void noDefaultIsNull(String live) {
        assertThat(sameness.isSameServerDefault(column("int").withServerDefault(new SqlText(live)), column("int")))
                .isTrue();
    }

    private boolean same(String live, String model) {
        return sameness.isSameType(column(live), column(model));
    }

    private static Column column(String type) {
        return new Column("c", TypeSpelling.read(type), true);
    }
}
