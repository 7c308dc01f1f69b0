package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A value in a template, as written: literals and intrinsic functions (developer guide, "Intrinsic functions"). */
sealed interface Expression {

    /** Where it stands in the template. */
    String place();

    /** A string, number, truth value or null. */
    record Literal(String place, JsonNode value) implements Expression {}

    record Items(String place, List<Expression> items) implements Expression {}

    record Fields(String place, Map<String, Expression> fields) implements Expression {}

    /** @param name of a parameter or pseudo-parameter, checked to be one */
    record Ref(String place, String name) implements Expression {}

    record Join(String place, Expression delimiter, Expression values) implements Expression {}

    record Select(String place, Expression index, Expression list) implements Expression {}

    record FindInMap(String place, Expression map, Expression topLevelKey, Expression secondLevelKey) implements Expression {}

    record Split(String place, Expression delimiter, Expression source) implements Expression {}

    /** @param parts to be put together, each a literal string or what a {@code ${name}} stands for */
    record Sub(String place, List<Expression> parts) implements Expression {}
}
