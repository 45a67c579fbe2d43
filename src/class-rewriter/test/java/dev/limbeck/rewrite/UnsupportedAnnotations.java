package dev.limbeck.rewrite;

import picocli.Marker;

/** Unsupported annotations; {@link AnnotationTablesTest} tries to rewrite each class. */
final class UnsupportedAnnotations {
    private UnsupportedAnnotations() {}

    /** It would be unclear to which of the methods the annotation applies. */
    static final class Overloaded {
        @Marker
        void method(int ignored) {}

        void method(String ignored) {}
    }

    /** Tables do not contain parameters. */
    static final class Parameter {
        void method(@Marker int ignored) {}
    }
}
