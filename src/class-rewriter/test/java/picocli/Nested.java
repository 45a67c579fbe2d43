package picocli;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation whose attribute is an annotation, which is not supported. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Nested {
    Marker marker() default @Marker;
}
