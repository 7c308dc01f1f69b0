package dev.claimport.iot;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Finds where the text of {@code keyPair.PrivateKey} lies, or lay before it was cut out, in the JSON of a CreateProvisioningClaim answer. */
final class PrivateKeyFinder {

    /** An answer is two objects deep. */
    private static final int DEEPEST = 16;
    /** In characters: no name in an answer is longer. */
    private static final int LONGEST_NAME = 64;
    /** A name is kept no longer than its parser, and what is refused is not quoted, not even in a message that nobody reads. */
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNameLength(LONGEST_NAME).build())
            .errorReportConfiguration(ErrorReportConfiguration.builder().maxErrorTokenLength(0).build()).build();

    private final JsonParser parser;
    private boolean pairSeen;
    /** The opening quote; negative until it is found. */
    private int quote = -1;

    private PrivateKeyFinder(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws MalformedAnswerException when it is no JSON, or does not have the key exactly once */
    static Span find(byte[] json) throws MalformedAnswerException {
        try (JsonParser parser = JSON.createParser(json)) {
            PrivateKeyFinder finder = new PrivateKeyFinder(parser);
            finder.readAnswer();
            return span(ByteBuffer.wrap(json), finder.quote);
        } catch (MalformedAnswerException e) {
            throw e;
        } catch (JsonEOFException _) {
            throw new MalformedAnswerException("it ends too early");
        } catch (IOException _) {
            // Its cause could quote the answer.
            throw notJson();
        }
    }

    private void readAnswer() throws IOException, MalformedAnswerException {
        require(JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("keyPair")) {
                if (pairSeen) {
                    throw new MalformedAnswerException("it has two key pairs");
                }
                pairSeen = true;
                readPair();
            } else {
                skip();
            }
        }
        if (parser.nextToken() != null) {
            throw notJson();
        }
        if (quote < 0) {
            throw new MalformedAnswerException("it has no private key");
        }
    }

    private void readPair() throws IOException, MalformedAnswerException {
        require(JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("PrivateKey")) {
                if (quote >= 0) {
                    throw new MalformedAnswerException("it has two private keys");
                }
                require(JsonToken.VALUE_STRING);
                quote = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            } else {
                skip();
            }
        }
    }

    private void skip() throws IOException, MalformedAnswerException {
        try {
            parser.nextToken();
            parser.skipChildren();
        } catch (IOException e) {
            if (parser.getParsingContext().getNestingDepth() > DEEPEST) {
                throw new MalformedAnswerException("it is nested too deeply");
            }
            throw e;
        }
    }

    private void require(JsonToken wanted) throws IOException, MalformedAnswerException {
        if (parser.nextToken() != wanted) {
            throw notJson();
        }
    }

    /** What lies between the quotes; the parser has been over it, so it has an end and is well formed. */
    private static Span span(ByteBuffer json, int quote) {
        int to = quote + 1;
        while (json.get(to) != '"') {
            to += JsonEscapes.sizeAt(json, to);
        }
        return new Span(quote + 1, to);
    }

    private static MalformedAnswerException notJson() {
        return new MalformedAnswerException("it is not JSON");
    }
}
