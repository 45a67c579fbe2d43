package picocli;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation that has another annotation as an attribute, which is not supported. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Nested {
    Marker marker() default @Marker;
}
