package dev.limbeck.render;

import dev.limbeck.model.NameRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression in the Java source of a revision. The expression is laid out as text later, when the available width is
 * known. The same expression can also be run, so that a test runs exactly what the text contains.
 */
public sealed interface Expression {

    /** {@return the expression on one line} */
    String toLine();

    /** {@return whether the expression can be written on one line} */
    boolean fitsOneLine();

    /**
     * Java source that is never broken into lines: a number, a Boolean value, {@code null} or the name of a constant.
     *
     * @param text the source
     */
    record Raw(String text) implements Expression {

        @Override
        public String toLine() {
            return text;
        }

        @Override
        public boolean fitsOneLine() {
            return true;
        }
    }

    /**
     * A string, which is written as a text block if it has several lines.
     *
     * @param value the value
     */
    record Literal(String value) implements Expression {
        /** Replaces characters that a file cannot contain. */
        public Literal {
            value = JavaString.replaceLoneSurrogates(value);
        }

        @Override
        public String toLine() {
            return JavaString.literal(value);
        }

        @Override
        public boolean fitsOneLine() {
            return value.indexOf('\n') < 0;
        }
    }

    /**
     * A lambda with one parameter whose body is empty or a chain of calls on this parameter.
     *
     * @param parameter the parameter
     * @param body the calls
     */
    record Lambda(String parameter, Chain body) implements Expression {

        @Override
        public String toLine() {
            return parameter + " -> " + (body.calls().isEmpty() ? "{}" : body.toLine());
        }

        @Override
        public boolean fitsOneLine() {
            return body.fitsOneLine();
        }
    }

    /**
     * One call of a chain.
     *
     * @param name the name of the method
     * @param arguments the arguments
     * @param onePerLine whether each argument after the first is written on its own line
     */
    record Call(String name, List<Expression> arguments, boolean onePerLine) {

        String toLine() {
            return arguments.stream().map(Expression::toLine).collect(Collectors.joining(", ", name + "(", ")"));
        }

        boolean fitsOneLine() {
            return !onePerLine && arguments.stream().allMatch(Expression::fitsOneLine);
        }
    }

    /**
     * A chain of calls: {@code receiver.one(…).two(…)}.
     *
     * @param receiver the variable that the first method is called on; empty for a builder that the revision inherits
     * @param calls the calls
     */
    record Chain(String receiver, List<Call> calls) implements Expression {

        Chain then(String name, Expression... arguments) {
            List<Call> longer = new ArrayList<>(calls);
            longer.add(new Call(name, List.of(arguments), false));
            return new Chain(receiver, longer);
        }

        @Override
        public String toLine() {
            return prefix() + calls.stream().map(Call::toLine).collect(Collectors.joining("."));
        }

        @Override
        public boolean fitsOneLine() {
            return calls.stream().allMatch(Call::fitsOneLine);
        }

        String prefix() {
            return receiver.isEmpty() ? "" : receiver + ".";
        }
    }

    /** {@return a string} */
    static Expression string(String value) {
        return new Literal(value);
    }

    /** {@return the written form of a name: a string, or a call to {@code exact}} */
    static Expression name(String written) {
        return NameRule.isExact(written) ? call("exact", string(NameRule.unquote(written))) : string(written);
    }

    /** {@return Java source, unchanged} */
    static Expression raw(String text) {
        return new Raw(text);
    }

    /** {@return a call to an inherited builder} */
    static Chain call(String name, Expression... arguments) {
        return new Chain("", List.of(new Call(name, List.of(arguments), false)));
    }

    /** {@return a call to an inherited builder} */
    static Chain call(String name, List<Expression> arguments) {
        return new Chain("", List.of(new Call(name, arguments, false)));
    }

    /** {@return a variable without calls} */
    static Chain variable(String receiver) {
        return new Chain(receiver, List.of());
    }

    /** {@return the given arguments, followed by the written names as arguments} */
    static List<Expression> arguments(List<Expression> first, List<String> names) {
        return Stream.concat(first.stream(), names.stream().map(Expression::name))
                .toList();
    }
}
