package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.spi.Model;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class ColumnsTest {
    private final Model model = Scan.scanNested(ColumnsTest.class);
    private final Table table = Scan.table(model, "thing");

    enum State {
        OPEN,
        DONE
    }

    static final class StateLetters implements AttributeConverter<State, String> {
        @Override
        public String convertToDatabaseColumn(State state) {
            return state.name().substring(0, 1);
        }

        @Override
        public State convertToEntityAttribute(String letter) {
            return letter.equals("O") ? State.OPEN : State.DONE;
        }
    }

    @Entity(name = "thing")
    @jakarta.persistence.Table(
            comment = "All things",
            options = "strict, without rowid",
            check = @jakarta.persistence.CheckConstraint(name = "ck_thing_size", constraint = "width * height < 100"))
    static class Thing {
        @Id
        long id;

        @ColumnDefault("'new'")
        String defaulted;

        @ColumnDefault("current_timestamp")
        String stamped;

        int width;
        int height;

        @GeneratedColumn("width * height")
        int area;

        @Collate("nocase")
        String collated;

        @jakarta.persistence.Column(comment = "The name")
        String commented;

        @jakarta.persistence.Column(comment = "")
        String emptyComment;

        @Basic(optional = false)
        String required;

        @jakarta.persistence.Column(unique = true)
        String only;

        @SuppressWarnings("deprecation") // still in use
        @Check(constraints = "positive > 0")
        int positive;

        @jakarta.persistence.Column(
                check = @jakarta.persistence.CheckConstraint(name = "ck_even", constraint = "even % 2 = 0"))
        int even;

        @Enumerated(EnumType.STRING)
        State state;

        State ordinal;

        @Convert(converter = StateLetters.class)
        State letter;

        @jakarta.persistence.Column(
                columnDefinition = "text not null default 'a''b' collate rtrim constraint ck_whole check (whole <> '')"
                        + " unique")
        String whole;

        @jakarta.persistence.Column(columnDefinition = "decimal(7, 2) generated always as (width / 3.0) virtual")
        double computed;

        @jakarta.persistence.Column(columnDefinition = "ENUM('a','b')")
        String foreignType;

        @jakarta.persistence.Column(columnDefinition = "bigint unsigned default -1")
        long unsigned;

        @jakarta.persistence.Column(columnDefinition = "status 0")
        String nonsense;

        @jakarta.persistence.Column(options = "collate binary check (length(optioned) > 2)")
        String optioned;
    }

    private Column column(String name) {
        return Scan.column(table, name);
    }

    private static CheckConstraint check(@Nullable String name, String condition) {
        return new CheckConstraint(name, new SqlText(condition));
    }

    @Test
    void defaultsAreKeptAsWritten() {
        assertThat(column("defaulted").serverDefault()).isEqualTo(new SqlText("'new'"));
        assertThat(column("stamped").serverDefault()).isEqualTo(new SqlText("current_timestamp"));
        assertThat(column("width").serverDefault()).isNull();
    }

    @Test
    void generatedColumnsAreStoredAsHibernateDeclaresThem() {
        assertThat(column("area").generated()).isEqualTo(new Generated(new SqlText("width * height"), true));
    }

    @Test
    void nullabilityFollowsTheAttribute() {
        assertThat(column("required").nullable()).isFalse();
        assertThat(column("width").nullable()).isFalse();
        assertThat(column("commented").nullable()).isTrue();
        assertThat(column("id").nullable()).isFalse();
    }

    @Test
    void collationAndCommentsAreKeptAndEmptyCommentsAreIgnored() {
        assertThat(column("collated").collation()).isEqualTo("nocase");
        assertThat(column("commented").comment()).isEqualTo("The name");
        assertThat(column("emptyComment").comment()).isNull();
        assertThat(table.comment()).isEqualTo("All things");
    }

    @Test
    void checksOfColumnsTableAndEnumsAreReadWithoutTheirParentheses() {
        assertThat(table.checks())
                .contains(
                        check(null, "positive > 0"),
                        check("ck_even", "even % 2 = 0"),
                        check(null, "state in ('OPEN','DONE')"),
                        check(null, "ordinal between 0 and 1"),
                        check("ck_thing_size", "width * height < 100"))
                .anySatisfy(check -> assertThat(check.condition().sql()).startsWith("letter in ("));
    }

    @Test
    void aUniqueColumnIsAUniqueConstraint() {
        assertThat(table.uniqueConstraints())
                .extracting(UniqueConstraint::columns)
                .containsExactlyInAnyOrder(List.of("only"), List.of("whole"));
    }

    @Test
    void aColumnDefinitionIsReadClauseByClause() {
        Column whole = column("whole");
        assertThat(whole.type()).isEqualTo(SqlType.raw("text"));
        assertThat(whole.nullable()).isFalse();
        assertThat(whole.serverDefault()).isEqualTo(new SqlText("'a''b'"));
        assertThat(whole.collation()).isEqualTo("rtrim");
        assertThat(table.checks()).contains(check("ck_whole", "whole <> ''"));

        Column computed = column("computed");
        assertThat(computed.type()).isEqualTo(SqlType.raw("decimal(7, 2)"));
        assertThat(computed.generated()).isEqualTo(new Generated(new SqlText("width / 3.0"), false, true));

        Column unsigned = column("unsigned");
        assertThat(unsigned.type()).isEqualTo(SqlType.raw("bigint unsigned"));
        assertThat(unsigned.serverDefault()).isEqualTo(new SqlText("-1"));
    }

    @Test
    void aTypeThatSqliteRejectsIsReplacedByTheTypeOfTheAttribute() {
        assertThat(column("foreignType").type()).isEqualTo(SqlType.of(TypeName.VARCHAR, 255));
        assertThat(column("nonsense").type()).isEqualTo(SqlType.of(TypeName.VARCHAR, 255));
        assertThat(model.warnings()).anySatisfy(line -> assertThat(line)
                .contains("ColumnsTest$Thing.foreignType", "SQLite has no type \"ENUM('a','b')\"")
                .contains("varchar(255)"));
    }

    @Test
    void optionsAddClauses() {
        assertThat(column("optioned").collation()).isEqualTo("binary");
        assertThat(table.checks()).contains(check(null, "length(optioned) > 2"));
        assertThat(table.options())
                .isEqualTo(Options.NONE.with("sqlite_without_rowid", true).with("sqlite_strict", true));
    }
}
