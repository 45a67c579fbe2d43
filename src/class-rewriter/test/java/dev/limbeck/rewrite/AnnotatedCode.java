package dev.limbeck.rewrite;

import java.util.concurrent.TimeUnit;
import picocli.EveryKind;
import picocli.Marker;

/** A class with annotations, which {@link AnnotationTablesTest} reads before and after they are replaced. */
@Marker
@EveryKind(
        name = "class",
        types = {String.class, int.class, long[].class, AnnotatedCode.Inner.class},
        flag = false,
        letter = '\0',
        type = int.class,
        unit = TimeUnit.HOURS,
        texts = {},
        units = {TimeUnit.DAYS, TimeUnit.SECONDS})
public final class AnnotatedCode {
    @EveryKind(
            name = "field",
            types = {},
            large = Long.MIN_VALUE,
            single = Float.NaN,
            flags = {})
    private final String text = "";

    @Marker
    @Deprecated
    final int number = 1;

    final int plain = 2;

    @Marker
    AnnotatedCode() {}

    @EveryKind(name = "method", types = Inner.class, precise = Double.NEGATIVE_INFINITY, texts = "ü\"\\")
    @Marker
    String text(int ignored) {
        return text;
    }

    void plain() {}

    void plain(int ignored) {}

    /** A class that only this package can use. */
    @Marker
    static final class Inner {}
}
