package picocli;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.TimeUnit;

/** An annotation with attributes of every supported type. */
@Retention(RetentionPolicy.RUNTIME)
public @interface EveryKind {
    /** Required. */
    String name();

    /** Required; possibly empty. */
    Class<?>[] types();

    boolean flag() default true;

    byte small() default -1;

    short medium() default 300;

    char letter() default 'ä';

    int number() default 70_000;

    long large() default 1L << 40;

    float single() default 1.5f;

    double precise() default -0.1;

    Class<?> type() default Hidden.class;

    TimeUnit unit() default TimeUnit.DAYS;

    String[] texts() default {"one", ""};

    TimeUnit[] units() default {};

    boolean[] flags() default {true, false};

    byte[] smalls() default {1};

    short[] mediums() default {1, -2};

    char[] letters() default {'a', '\uffff'};

    int[] numbers() default {1, 1_000_000};

    long[] larges() default {-1};

    float[] singles() default {Float.MAX_VALUE};

    double[] precises() default {1, 2.5};

    /** A class that only this package can use. */
    final class Hidden {
        private Hidden() {}
    }
}
