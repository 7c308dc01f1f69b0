package dev.claimport.account.json;

import dev.claimport.failure.Place.Position;
import java.util.List;
import java.util.Optional;

/** A JSON value and where it begins. */
public sealed interface Value {

    Position place();

    record Text(Position place, String text) implements Value {}

    /** A number, truth value or null. @param written as it stands there */
    record Scalar(Position place, String written) implements Value {

        public boolean isNull() {
            return written.equals("null");
        }
    }

    record Items(Position place, List<Value> items) implements Value {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object. @param members in their order; a key may stand there twice */
    record Members(Position place, List<Member> members) implements Value {

        public Members {
            members = List.copyOf(members);
        }

        /** The last of this name, which is the one that counts for most readers. */
        public Optional<Member> member(String name) {
            return members.stream().filter(member -> member.name.equals(name)).reduce((_, last) -> last);
        }

        public Optional<Value> value(String name) {
            return member(name).map(Member::value);
        }
    }

    /** @param place of the name */
    record Member(Position place, String name, Value value) {}

    /** Of a string, number or truth value, which are written without quotes now and then; empty for everything else. */
    default Optional<String> asText() {
        return switch (this) {
            case Text text -> Optional.of(text.text);
            case Scalar scalar when !scalar.isNull() -> Optional.of(scalar.written);
            default -> Optional.empty();
        };
    }

    /** The members of an object; none of anything else. */
    default List<Member> fields() {
        return this instanceof Members object ? object.members : List.of();
    }

    /** The items of a list; of anything else itself alone, as policies have it. */
    default List<Value> oneOrMore() {
        return this instanceof Items list ? list.items : List.of(this);
    }
}
