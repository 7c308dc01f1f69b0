package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.query.Token.Type;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an expression by operator precedence, as jmespath.py does: what it refuses, and where, are the same. */
final class Parser {

    /** Tokens that bind less end a projection. */
    private static final int PROJECTION_STOP = 10;
    /** Deeper nesting than anybody writes is an attack on the stack. */
    private static final int DEEPEST = 300;
    private static final Set<Type> NAMES = EnumSet.of(Type.QUOTED_IDENTIFIER, Type.UNQUOTED_IDENTIFIER);

    private final String expression;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(String expression) {
        this.expression = expression;
        tokens = Lexer.tokens(expression);
    }

    static Node parse(String expression) {
        var parser = new Parser(expression);
        Node parsed = parser.expression(0);
        if (parser.type() != Type.EOF) {
            throw parser.refuse("Unexpected token: " + parser.token().shown());
        }
        return parsed;
    }

    private Node expression(int power) {
        if (++depth > DEEPEST) {
            throw new QueryException("maximum recursion depth exceeded");
        }
        Node left = first(tokens.get(at++));
        while (power < type().power) {
            at++;
            left = next(tokens.get(at - 1).type(), left);
        }
        depth--;
        return left;
    }

    /** What a token means where an expression begins. */
    private Node first(Token token) {
        return switch (token.type()) {
            case LITERAL -> new Node.Literal(token.value());
            case UNQUOTED_IDENTIFIER -> new Node.Field(token.shown().toString());
            case QUOTED_IDENTIFIER -> {
                if (type() == Type.LPAREN) {
                    throw QueryException.parse("Quoted identifier not allowed for function names.", 0, token(), expression);
                }
                yield new Node.Field(token.shown().toString());
            }
            case STAR -> new Node.ValueProjection(new Node.Identity(),
                    type() == Type.RBRACKET ? new Node.Identity() : projected(Type.STAR.power));
            case FILTER -> filter(new Node.Identity());
            case LBRACE -> multiObject();
            case LPAREN -> {
                Node inner = expression(0);
                match(Type.RPAREN);
                yield inner;
            }
            case FLATTEN -> new Node.Projection(new Node.Flatten(new Node.Identity()), projected(Type.FLATTEN.power));
            case NOT -> new Node.Not(expression(Type.NOT.power));
            case LBRACKET -> {
                if (type() == Type.NUMBER || type() == Type.COLON) {
                    yield indexed(new Node.Identity());
                }
                if (type() == Type.STAR && tokens.get(at + 1).type() == Type.RBRACKET) {
                    at += 2;
                    yield new Node.Projection(new Node.Identity(), projected(Type.STAR.power));
                }
                yield multiList();
            }
            case CURRENT -> new Node.Identity();
            case EXPREF -> new Node.Reference(expression(Type.EXPREF.power));
            case EOF -> throw QueryException.incomplete(expression);
            default -> throw QueryException.parse("invalid token", token.start(), token, expression);
        };
    }

    /** What a token means behind an expression. */
    private Node next(Type type, Node left) {
        return switch (type) {
            case DOT -> {
                if (type() == Type.STAR) {
                    at++;
                    yield new Node.ValueProjection(left, projected(Type.DOT.power));
                }
                yield new Node.Chain(left, behindDot(Type.DOT.power));
            }
            case PIPE -> new Node.Chain(left, expression(Type.PIPE.power));
            case OR -> new Node.Or(left, expression(Type.OR.power));
            case AND -> new Node.And(left, expression(Type.AND.power));
            case LPAREN -> call(left);
            case FILTER -> filter(left);
            case EQ, NE, GT, GTE, LT, LTE -> new Node.Comparison(type, left, expression(type.power));
            case FLATTEN -> new Node.Projection(new Node.Flatten(left), projected(Type.FLATTEN.power));
            case LBRACKET -> {
                if (type() == Type.NUMBER || type() == Type.COLON) {
                    yield indexed(left);
                }
                match(Type.STAR);
                match(Type.RBRACKET);
                yield new Node.Projection(left, projected(Type.STAR.power));
            }
            default -> {
                at--;
                throw refuse("invalid token");
            }
        };
    }

    private Node call(Node name) {
        if (!(name instanceof Node.Field(String function))) {
            Token before = tokens.get(at - 2);
            throw QueryException.parse("Invalid function name '" + before.shown() + "'", before.start(), before, expression);
        }
        List<Node> arguments = new ArrayList<>();
        while (type() != Type.RPAREN) {
            Node argument = expression(0);
            if (type() == Type.COMMA) {
                at++;
            }
            arguments.add(argument);
        }
        match(Type.RPAREN);
        return new Node.Call(function, arguments);
    }

    private Node filter(Node list) {
        Node condition = expression(0);
        match(Type.RBRACKET);
        Node each = type() == Type.FLATTEN ? new Node.Identity() : projected(Type.FILTER.power);
        return new Node.FilterProjection(list, each, condition);
    }

    private Node indexed(Node list) {
        if (type() == Type.COLON || tokens.get(at + 1).type() == Type.COLON) {
            Node slice = slice();
            return new Node.Projection(new Node.Chain(list, slice), projected(Type.STAR.power));
        }
        BigInteger index = number();
        match(Type.RBRACKET);
        return new Node.Chain(list, new Node.Index(index));
    }

    private Node slice() {
        List<Optional<BigInteger>> parts = new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
        int part = 0;
        while (type() != Type.RBRACKET) {
            if (type() == Type.COLON) {
                if (++part == 3) {
                    throw refuse("syntax error");
                }
                at++;
            } else if (type() == Type.NUMBER) {
                parts.set(part, Optional.of(number()));
            } else {
                throw refuse("syntax error");
            }
        }
        match(Type.RBRACKET);
        return new Node.Slice(parts.get(0), parts.get(1), parts.get(2));
    }

    private BigInteger number() {
        BigInteger number = ((Whole) token().value()).number();
        at++;
        return number;
    }

    private Node multiList() {
        List<Node> elements = new ArrayList<>();
        while (true) {
            elements.add(expression(0));
            if (type() == Type.RBRACKET) {
                at++;
                return new Node.MultiList(elements);
            }
            match(Type.COMMA);
        }
    }

    private Node multiObject() {
        List<Map.Entry<String, Node>> members = new ArrayList<>();
        while (true) {
            Token name = token();
            if (!NAMES.contains(name.type())) {
                throw expected("['quoted_identifier', 'unquoted_identifier']");
            }
            at++;
            match(Type.COLON);
            members.add(Map.entry(name.shown().toString(), expression(0)));
            if (type() == Type.COMMA) {
                at++;
            } else if (type() == Type.RBRACE) {
                at++;
                return new Node.MultiObject(members);
            }
        }
    }

    /** What is applied to each element of a projection. */
    private Node projected(int power) {
        if (type().power < PROJECTION_STOP) {
            return new Node.Identity();
        }
        return switch (type()) {
            case LBRACKET, FILTER -> expression(power);
            case DOT -> {
                at++;
                yield behindDot(power);
            }
            default -> throw refuse("syntax error");
        };
    }

    private Node behindDot(int power) {
        return switch (type()) {
            case QUOTED_IDENTIFIER, UNQUOTED_IDENTIFIER, STAR -> expression(power);
            case LBRACKET -> {
                at++;
                yield multiList();
            }
            case LBRACE -> {
                at++;
                yield multiObject();
            }
            default -> throw refuse("Expecting: " + List.of(Type.QUOTED_IDENTIFIER, Type.UNQUOTED_IDENTIFIER, Type.LBRACKET, Type.LBRACE)
                    .stream().map(Type::quoted).collect(Collectors.joining(", ", "[", "]")) + ", got: " + type());
        };
    }

    private void match(Type wanted) {
        if (type() != wanted) {
            throw expected(wanted.toString());
        }
        at++;
    }

    private QueryException expected(String wanted) {
        return type() == Type.EOF ? QueryException.incomplete(expression) : refuse("Expecting: " + wanted + ", got: " + type());
    }

    private QueryException refuse(String why) {
        return QueryException.parse(why, token().start(), token(), expression);
    }

    private Token token() {
        return tokens.get(at);
    }

    private Type type() {
        return token().type();
    }
}
