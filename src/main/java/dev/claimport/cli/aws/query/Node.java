package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.query.Token.Type;
import dev.claimport.cli.aws.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A read expression. */
sealed interface Node {

    record Identity() implements Node {}

    record Field(String name) implements Node {}

    record Literal(Value value) implements Node {}

    record Index(BigInteger index) implements Node {}

    record Slice(Optional<BigInteger> start, Optional<BigInteger> stop, Optional<BigInteger> step) implements Node {}

    /** The second is applied to what the first gives: a dot, an index, a pipe. */
    record Chain(Node first, Node second) implements Node {}

    record Flatten(Node list) implements Node {}

    record Projection(Node list, Node each) implements Node {}

    record ValueProjection(Node object, Node each) implements Node {}

    record FilterProjection(Node list, Node each, Node condition) implements Node {}

    record Or(Node left, Node right) implements Node {}

    record And(Node left, Node right) implements Node {}

    record Not(Node negated) implements Node {}

    record Comparison(Type operator, Node left, Node right) implements Node {}

    record Call(String function, List<Node> arguments) implements Node {}

    /** An expression as a function's argument. */
    record Reference(Node expression) implements Node {}

    record MultiList(List<Node> elements) implements Node {}

    record MultiObject(List<Map.Entry<String, Node>> members) implements Node {}
}
