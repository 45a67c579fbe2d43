package picocli;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation without attributes. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Marker {}
