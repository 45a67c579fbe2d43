package dev.limbeck.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of Java that is laid out later, when it is known how much room there is. */
sealed interface Expression {

    /** The piece on one line. */
    String flat();

    /** Whether it may stand on one line at all. */
    boolean fitsOneLine();

    /** Java that is never broken: a number, a constant, {@code null}. */
    record Raw(String text) implements Expression {

        @Override
        public String flat() {
            return text;
        }

        @Override
        public boolean fitsOneLine() {
            return true;
        }
    }

    /** A string; several lines become a text block. */
    record Literal(String value) implements Expression {

        @Override
        public String flat() {
            return JavaString.literal(value);
        }

        @Override
        public boolean fitsOneLine() {
            return value.indexOf('\n') < 0;
        }
    }

    /** A lambda with one parameter whose body is a chain on it. */
    record Lambda(String parameter, Chain body) implements Expression {

        @Override
        public String flat() {
            return parameter + " -> " + body.flat();
        }

        @Override
        public boolean fitsOneLine() {
            return body.fitsOneLine();
        }
    }

    /** One call of a chain; a listed one has each argument behind the first on a line of its own. */
    record Call(String name, List<Expression> arguments, boolean listed) {

        String flat() {
            return arguments.stream().map(Expression::flat).collect(Collectors.joining(", ", name + "(", ")"));
        }

        boolean fitsOneLine() {
            return !listed && arguments.stream().allMatch(Expression::fitsOneLine);
        }
    }

    /** Calls one after another: {@code receiver.one(…).two(…)}; the receiver may be empty. */
    record Chain(String receiver, List<Call> calls) implements Expression {

        Chain then(String name, Expression... arguments) {
            List<Call> longer = new ArrayList<>(calls);
            longer.add(new Call(name, List.of(arguments), false));
            return new Chain(receiver, longer);
        }

        @Override
        public String flat() {
            return prefix() + calls.stream().map(Call::flat).collect(Collectors.joining("."));
        }

        @Override
        public boolean fitsOneLine() {
            return calls.stream().allMatch(Call::fitsOneLine);
        }

        String prefix() {
            return receiver.isEmpty() ? "" : receiver + ".";
        }
    }

    static Expression string(String value) {
        return new Literal(value);
    }

    static Expression raw(String text) {
        return new Raw(text);
    }

    static Chain call(String name, Expression... arguments) {
        return new Chain("", List.of(new Call(name, List.of(arguments), false)));
    }

    static Chain call(String name, List<Expression> arguments) {
        return new Chain("", List.of(new Call(name, arguments, false)));
    }

    static Chain on(String receiver) {
        return new Chain(receiver, List.of());
    }

    /** The strings as arguments, behind those that come first. */
    static List<Expression> arguments(List<Expression> first, List<String> strings) {
        return Stream.concat(first.stream(), strings.stream().map(Expression::string))
                .toList();
    }
}
