package dev.claimport.account.check;

import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Members;
import dev.claimport.account.json.Value.Text;
import dev.claimport.claim.Wildcards;
import dev.claimport.failure.Place.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy document as far as it can be made out, of AWS IoT or of IAM: it may hold functions of the template, and be wrong in several ways, each of
 * which a rule of its own names at its place. What a practice evaluates is read by another reader, which refuses what is wrong ({@code PolicyReader}).
 *
 * @param place where it begins
 * @param fault what makes it no document at all
 * @param root of the document itself; places in a document that is a string are those of the string
 */
record PolicyDocument(Position place, Optional<String> fault, Optional<Members> root, List<Statement> statements) {

    PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** A word of a statement and where it stands. */
    record Word(Position place, Shape shape) {

        String pattern() {
            return shape.pattern();
        }
    }

    /** @param effect in the template's spelling; empty where it is not said */
    record Statement(Position place, Members json, String effect, List<Word> actions, List<Word> resources) {

        boolean allows() {
            return effect.equals("Allow");
        }

        /** Whether it names the action, by itself or with a wildcard. @param action such as {@code iot:Publish} */
        boolean names(String action) {
            return actions.stream().anyMatch(word -> Wildcards.match(word.pattern().toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
        }
    }

    /** An object, or the JSON of one in a string. */
    static PolicyDocument of(Value value) {
        return switch (value) {
            case Members object when object.members().stream().noneMatch(member -> Call.isOne(member.name())) ->
                    new PolicyDocument(value.place(), Optional.empty(), Optional.of(object), statements(object, Optional.empty()));
            case Text text -> parse(value.place(), text.text());
            case Members call -> parse(value.place(), Shape.of(call).shown());
            default -> new PolicyDocument(value.place(), Optional.of("no object"), Optional.empty(), List.of());
        };
    }

    static PolicyDocument parse(Position place, String json) {
        try {
            Value read = PlacedJson.read(json);
            return read instanceof Members object
                    ? new PolicyDocument(place, Optional.empty(), Optional.of(object), statements(object, Optional.of(place)))
                    : new PolicyDocument(place, Optional.of("no object"), Optional.empty(), List.of());
        } catch (JsonFault e) {
            return new PolicyDocument(place, Optional.of(e.getMessage()), Optional.empty(), List.of());
        }
    }

    private static List<Statement> statements(Members document, Optional<Position> outer) {
        return document.value("Statement").stream().flatMap(value -> value.oneOrMore().stream())
                .flatMap(value -> value instanceof Members object ? Stream.of(statement(object, outer)) : Stream.empty()).toList();
    }

    private static Statement statement(Members object, Optional<Position> outer) {
        return new Statement(outer.orElse(object.place()), object, object.value("Effect").flatMap(Value::asText).orElse(""),
                words(object, "Action", outer), words(object, "Resource", outer));
    }

    private static List<Word> words(Members statement, String key, Optional<Position> outer) {
        return statement.value(key).stream().flatMap(value -> value.oneOrMore().stream())
                .map(value -> new Word(outer.orElse(value.place()), Shape.of(value))).toList();
    }

    boolean allows(String action) {
        return statements.stream().anyMatch(statement -> statement.allows() && statement.names(action));
    }

    Stream<Word> resources() {
        return statements.stream().flatMap(statement -> statement.resources.stream());
    }
}
