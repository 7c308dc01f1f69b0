package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;

/**
 * A piece of an expression.
 *
 * @param value what it stands for
 * @param start its position in code points
 */
record Token(Type type, Value value, int start) {

    /** jmespath.py's names, and how strongly each binds what stands left of it. */
    enum Type {
        EOF(0), UNQUOTED_IDENTIFIER(0), QUOTED_IDENTIFIER(0), LITERAL(0), RBRACKET(0), RPAREN(0), COMMA(0), RBRACE(0), NUMBER(0),
        CURRENT(0), EXPREF(0), COLON(0), PIPE(1), OR(2), AND(3), EQ(5), GT(5), LT(5), GTE(5), LTE(5), NE(5), FLATTEN(9), STAR(20),
        FILTER(21), DOT(40), NOT(45), LBRACE(50), LBRACKET(55), LPAREN(60);

        final int power;

        Type(int power) {
            this.power = power;
        }

        String quoted() {
            return "'" + this + "'";
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    CharSequence shown() {
        return Python.str(value);
    }
}
