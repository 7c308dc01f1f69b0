package dev.claimport.iot;

/**
 * Finds the text of {@code keyPair.PrivateKey} in the JSON of a CreateProvisioningClaim answer: a strict reader (RFC 8259) that
 * works on positions, so that nothing of the answer is copied.
 */
final class PrivateKeyFinder extends JsonScanner {

    private enum Where { ANSWER, KEY_PAIR, ELSEWHERE }

    private Span found;
    private boolean pairSeen;

    private PrivateKeyFinder(byte[] json, int length) {
        super(json, length);
    }

    /**
     * @param length how much of {@code json} is the answer
     * @throws MalformedAnswerException when it is no JSON, or does not have the key exactly once
     */
    static Span find(byte[] json, int length) throws MalformedAnswerException {
        return new PrivateKeyFinder(json, length).find();
    }

    private Span find() throws MalformedAnswerException {
        skipSpace();
        object(Where.ANSWER, 0);
        end();
        if (found == null) {
            throw new MalformedAnswerException("it has no private key");
        }
        return found;
    }

    private void object(Where where, int depth) throws MalformedAnswerException {
        open('{', depth);
        if (closes('}')) {
            return;
        }
        do {
            skipSpace();
            Span name = string();
            skipSpace();
            expect(':');
            skipSpace();
            member(where, name, depth);
        } while (goesOn('}'));
    }

    private void member(Where where, Span name, int depth) throws MalformedAnswerException {
        if (where == Where.ANSWER && says(name, "keyPair")) {
            if (pairSeen) {
                throw new MalformedAnswerException("it has two key pairs");
            }
            pairSeen = true;
            object(Where.KEY_PAIR, depth + 1);
        } else if (where == Where.KEY_PAIR && says(name, "PrivateKey")) {
            if (found != null) {
                throw new MalformedAnswerException("it has two private keys");
            }
            found = string();
        } else {
            value(depth + 1);
        }
    }

    private void value(int depth) throws MalformedAnswerException {
        switch (peek()) {
            case '{' -> object(Where.ELSEWHERE, depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void array(int depth) throws MalformedAnswerException {
        open('[', depth);
        if (closes(']')) {
            return;
        }
        do {
            skipSpace();
            value(depth + 1);
        } while (goesOn(']'));
    }
}
