package dev.limbeck.hibernate.generate.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {
    @ParameterizedTest
    @CsvSource({
        "boss,bosses", "status,statuses", "address,addresses", "series,series", "category,categories", "box,boxes",
        "bus,buses", "bonus,bonuses", "house,houses", "cause,causes", "case,cases", "database,databases",
        "response,responses", "branch,branches", "brush,brushes", "cache,caches", "size,sizes", "person,people",
        "child,children", "Person,People", "movie,movies", "city,cities", "day,days", "hero,heroes",
        "analysis,analyses", "shelf,shelves", "drive,drives", "class,classes", "index,indices", "news,news",
        "license,licenses", "process,processes", "virus,viruses", "invoice,invoices", "alias,aliases"
    })
    void knowsSingularAndPlural(String one, String many) {
        assertThat(Inflection.singular(many)).isEqualTo(one);
        assertThat(Inflection.singular(one)).isEqualTo(one);
        assertThat(Inflection.plural(many)).isEqualTo(many);
        assertThat(Inflection.plural(one)).isIn(many, "indexes");
    }
}
