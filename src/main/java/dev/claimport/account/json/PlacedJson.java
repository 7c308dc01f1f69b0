package dev.claimport.account.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.claimport.account.json.JsonFault.Kind;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.account.json.Value.Scalar;
import dev.claimport.account.json.Value.Text;
import dev.claimport.failure.Place.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON with its places. Keys may stand twice; nothing may follow the end. */
public final class PlacedJson {

    /** As deep as the evaluator goes: any function in any function that fits into a template in earnest. */
    public static final int MAX_DEPTH = 48;

    /** Where every text begins. */
    public static final Position START = new Position(1, 1);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // One more than is let in, so that the first that is too deep is still read, and has a place.
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH + 1).maxNumberLength(100).build())
            .build();

    private PlacedJson() {}

    /** @throws JsonFault with the place and what the parser says */
    public static Value read(String json) throws JsonFault {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw new JsonFault(Kind.SYNTAX, place(e.getLocation()), said(e));
        } catch (IOException e) {
            // There is nothing to read but a string.
            throw new UncheckedIOException(e);
        }
    }

    private static Value read(JsonParser parser) throws IOException, JsonFault {
        try {
            if (parser.nextToken() == null) {
                throw new JsonFault(Kind.SYNTAX, START, "nothing is there");
            }
            Value value = value(parser, 1);
            if (parser.nextToken() != null) {
                throw new JsonFault(Kind.SYNTAX, place(parser.currentTokenLocation()), "something follows the end");
            }
            return value;
        } catch (StreamConstraintsException e) {
            // Of a number or a name that is too long, which say no place themselves: it is where the parser has come to.
            throw new JsonFault(Kind.SYNTAX, place(parser.currentLocation()), said(e));
        }
    }

    /** @param depth of this value, if it holds others */
    private static Value value(JsonParser parser, int depth) throws IOException, JsonFault {
        Position place = place(parser.currentTokenLocation());
        if (parser.currentToken().isStructStart() && depth > MAX_DEPTH) {
            throw new JsonFault(Kind.DEPTH, place, "deeper than " + MAX_DEPTH);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<Member> members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    Position at = place(parser.currentTokenLocation());
                    String name = parser.currentName();
                    parser.nextToken();
                    members.add(new Member(at, name, value(parser, depth + 1)));
                }
                yield new Members(place, members);
            }
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, depth + 1));
                }
                yield new Items(place, items);
            }
            case VALUE_STRING -> new Text(place, parser.getText());
            default -> new Scalar(place, parser.getText());
        };
    }

    private static Position place(@Nullable JsonLocation at) {
        return at == null ? START : new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** Without the parser's notes on where the text and its limits came from, and without what cannot be shown. */
    private static String said(JsonProcessingException e) {
        String said = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "").replaceFirst(", from `StreamReadConstraints[^`]*`", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return said.length() <= 200 ? said : said.substring(0, 200) + "…";
    }
}
