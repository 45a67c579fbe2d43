package picocli;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation that subclasses inherit, which is not supported. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
public @interface InheritedMarker {}
