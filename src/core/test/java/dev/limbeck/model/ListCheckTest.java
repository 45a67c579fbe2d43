package dev.limbeck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "state in ('a', 'it''s')",
                "STATE IN('a','it''s')",
                "(\"state\" In ( 'a' , 'it''s' ))",
                "[state] in ('a', 'it''s')"
            })
    void readsListsInAnyCaseAndQuotes(String condition) {
        ListCheck list = ListCheck.parse(new CheckConstraint(null, new SqlText(condition)))
                .orElseThrow();
        assertThat(list.limits("state", NameRules.ASCII_INSENSITIVE)).isTrue();
        assertThat(list.values()).isEqualTo(List.of("a", "it's"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((state)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying])::text[]))",
                "(state = ANY (ARRAY['a'::bpchar, 'it''s'::bpchar]))",
                "((state)::text = ANY (ARRAY[('a'::character varying)::text, ('it''s'::character varying)::text]))"
            })
    void readsListsAsAServerStoresThem(String condition) {
        ListCheck list = ListCheck.parse(new CheckConstraint(null, new SqlText(condition)))
                .orElseThrow();
        assertThat(list.column()).isEqualTo("state");
        assertThat(list.values()).isEqualTo(List.of("a", "it's"));
    }

    /** These casts change the value, so the check does not restrict the values of the column itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((code)::character varying(2))::text = ANY ((ARRAY['AB'::character varying])::text[]))",
                "((amount)::integer = ANY (ARRAY[1, 2]))",
                "((at)::date = '2020-01-01'::date)",
                "(code = ANY (ARRAY[('ABC'::character varying(2))::text]))"
            })
    void ignoresCastsThatChangeTheValue(String condition) {
        assertThat(ListCheck.parse(new CheckConstraint(null, new SqlText(condition))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state in ('a') or x", "state in (1, 'a')", "state not in ('a')", "a in (select b from c)"})
    void ignoresOtherConditions(String condition) {
        assertThat(ListCheck.parse(new CheckConstraint(null, new SqlText(condition))))
                .isEmpty();
    }

    @Test
    void zeroAndOneAreABoolean() {
        assertThat(ListCheck.parse(new CheckConstraint(null, new SqlText("paid in (1,0)")))
                        .orElseThrow()
                        .isBoolean())
                .isTrue();
    }
}
