package dev.limbeck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that records that implement equals and hashCode themselves compare all of their components. */
class RecordEqualityTest {
    private static final NameRules RULES = NameRules.of(NameRule.LOWER);

    /**
     * Creates the record from the components in the first list, except that it takes the component at the given index
     * from the second list if the index is not negative.
     */
    private static Object create(Class<?> type, List<Object> values, List<Object> others, int changed)
            throws ReflectiveOperationException {
        Object[] arguments = values.toArray();
        if (changed >= 0) {
            arguments[changed] = others.get(changed);
        }
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return type.getConstructor(types).newInstance(arguments);
    }

    private static void assertComparesAll(Class<?> type, List<Object> values, List<Object> others)
            throws ReflectiveOperationException {
        int count = type.getRecordComponents().length;
        assertThat(values).hasSize(count);
        assertThat(others).hasSize(count);
        Object one = create(type, values, others, -1);
        assertThat(create(type, values, others, -1)).isEqualTo(one).hasSameHashCodeAs(one);
        for (int i = 0; i < count; i++) {
            Object other = create(type, values, others, i);
            assertThat(other).as(type.getRecordComponents()[i].getName()).isNotEqualTo(one);
            assertThat(one).isNotEqualTo(other);
            assertThat(create(type, values, others, i)).isEqualTo(other).hasSameHashCodeAs(other);
        }
        assertThat(one).isNotEqualTo(null).isNotEqualTo("text");
    }

    @Test
    void tableNames() throws ReflectiveOperationException {
        assertComparesAll(TableName.class, List.of("s", "t"), List.of("s2", "t2"));
    }

    @Test
    void rulesForNames() throws ReflectiveOperationException {
        assertComparesAll(
                NameRules.class,
                List.of(NameRule.LOWER, NameRule.LOWER, Set.of("a")),
                List.of(NameRule.EXACT, NameRule.UPPER, Set.of()));
    }

    @Test
    void tables() throws ReflectiveOperationException {
        Column column = Column.of("c", SqlType.of(TypeName.INTEGER));
        assertComparesAll(
                Table.class,
                List.of(
                        TableName.of("t"),
                        List.of(column),
                        PrimaryKey.of("c"),
                        List.of(UniqueConstraint.of("c")),
                        List.of(ForeignKey.of(List.of("c"), TableName.of("u"), List.of())),
                        List.of(CheckConstraint.of(new SqlText("c > 0"))),
                        List.of(Index.of("i")),
                        Options.NONE,
                        "comment",
                        List.of(new SqlText("insert")),
                        new SqlText("create"),
                        RULES),
                List.of(
                        TableName.of("t2"),
                        List.of(column, Column.of("d", SqlType.of(TypeName.INTEGER))),
                        PrimaryKey.of("d"),
                        List.of(UniqueConstraint.of("d")),
                        List.of(ForeignKey.of(List.of("d"), TableName.of("u"), List.of())),
                        List.of(CheckConstraint.of(new SqlText("c > 1"))),
                        List.of(Index.of("i2")),
                        Options.NONE.with("sqlite_strict", true),
                        "comment 2",
                        List.of(),
                        new SqlText("create 2"),
                        NameRules.of(NameRule.EXACT)));
    }
}
