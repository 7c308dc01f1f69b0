package dev.claimport.account.folder;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.account.json.Value.Scalar;
import dev.claimport.account.json.Value.Text;
import dev.claimport.failure.Place.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The keys of a JSON object and what they have to be. What is wrong is noted, and then what is not there is the usual. */
final class Fields {

    private final FolderReading reading;
    private final String file;
    private final Members object;
    private final Set<String> known = new TreeSet<>();

    Fields(FolderReading reading, String file, Members object) {
        this.reading = reading;
        this.file = file;
        this.object = object;
    }

    /** To be called when all keys have been asked for: no other may be there, and none twice. */
    void refuseOthers() {
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            if (!seen.add(member.name())) {
                reading.note(file, member.place(), AccountProblem.KEY_TWICE, member.name());
            } else if (!known.contains(member.name())) {
                reading.note(file, member.place(), AccountProblem.KEY_UNKNOWN, member.name(), known);
            }
        }
    }

    Optional<Member> member(String key) {
        known.add(key);
        return object.member(key);
    }

    /** A text that passes a test. @param otherwise what is noted of one that does not, with its key */
    Optional<String> text(String key, Predicate<String> right, AccountProblem otherwise) {
        Optional<Value> value = member(key).map(Member::value);
        Optional<String> text = value.filter(Text.class::isInstance).map(found -> ((Text) found).text()).filter(right);
        if (value.isPresent() && text.isEmpty()) {
            wrong(value.get(), key, otherwise);
        }
        return text;
    }

    /** The same where it has to be there. */
    String required(String key, Predicate<String> right, AccountProblem otherwise) {
        if (object.member(key).isEmpty()) {
            missing(key);
        }
        return text(key, right, otherwise).orElse("");
    }

    int whole(String key, int least) {
        Optional<Value> value = member(key).map(Member::value);
        Optional<Integer> number = value.filter(Scalar.class::isInstance).map(found -> ((Scalar) found).written()).filter(written -> written.matches("[0-9]{1,9}"))
                .map(Integer::valueOf).filter(found -> found >= least);
        if (value.isEmpty()) {
            missing(key);
        } else if (number.isEmpty()) {
            wrong(value.get(), key, AccountProblem.NO_NUMBER);
        }
        return number.orElse(least);
    }

    boolean flag(String key, boolean usual) {
        Optional<Value> value = member(key).map(Member::value);
        Optional<String> written = value.filter(Scalar.class::isInstance).map(found -> ((Scalar) found).written()).filter(word -> Set.of("true", "false").contains(word));
        if (value.isPresent() && written.isEmpty()) {
            wrong(value.get(), key, AccountProblem.NO_FLAG);
        }
        return written.map(Boolean::valueOf).orElse(usual);
    }

    /** A list of texts; none where it is not there. */
    List<String> texts(String key, Predicate<String> right, AccountProblem otherwise) {
        Optional<Member> member = member(key);
        return member.map(found -> texts(found.value(), key, right, otherwise)).orElseGet(List::of);
    }

    private List<String> texts(Value value, String key, Predicate<String> right, AccountProblem otherwise) {
        List<String> texts = new ArrayList<>();
        if (!(value instanceof Items list)) {
            wrong(value, key, otherwise);
            return texts;
        }
        for (Value item : list.items()) {
            if (item instanceof Text(var _, String text) && right.test(text)) {
                texts.add(text);
            } else {
                wrong(item, key, otherwise);
            }
        }
        return texts;
    }

    /** An object in the object. */
    Optional<Fields> section(String key) {
        Optional<Value> value = member(key).map(Member::value);
        if (value.isPresent() && !(value.get() instanceof Members)) {
            wrong(value.get(), key, AccountProblem.NO_OBJECT);
        }
        return value.filter(Members.class::isInstance).map(inner -> new Fields(reading, file, (Members) inner));
    }

    /** An object whose keys are names, each with a list of texts; names that are none are noted. */
    SortedMap<String, Set<String>> lists(String key, Predicate<String> name, Predicate<String> right, AccountProblem otherwise) {
        SortedMap<String, Set<String>> lists = new TreeMap<>();
        section(key).ifPresent(section -> {
            for (Member member : section.object.members()) {
                section.known.add(member.name());
                if (!name.test(member.name())) {
                    reading.note(file, member.place(), AccountProblem.NAME_WRONG, member.name());
                }
                lists.put(member.name(), new TreeSet<>(texts(member.value(), member.name(), right, otherwise)));
            }
            section.refuseOthers();
        });
        return lists;
    }

    /** Where a key of an object in the object stands. */
    Position place(String key, String inner) {
        return object.value(key).filter(Members.class::isInstance).flatMap(value -> ((Members) value).member(inner)).map(Member::place).orElse(object.place());
    }

    /** The objects of a list. */
    List<Fields> sections(String key) {
        List<Fields> sections = new ArrayList<>();
        for (Value item : member(key).map(Member::value).stream().flatMap(value -> value.oneOrMore().stream()).toList()) {
            if (item instanceof Members inner) {
                sections.add(new Fields(reading, file, inner));
            } else {
                wrong(item, key, AccountProblem.NO_OBJECT);
            }
        }
        return sections;
    }

    /** The whole object as text. */
    String json() {
        return json(object);
    }

    private static String json(Value value) {
        return switch (value) {
            case Text text -> TextNode.valueOf(text.text()).toString();
            case Scalar scalar -> scalar.written();
            case Items list -> list.items().stream().map(Fields::json).collect(Collectors.joining(", ", "[", "]"));
            case Members object -> object.members().stream().map(member -> TextNode.valueOf(member.name()) + ": " + json(member.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private void missing(String key) {
        known.add(key);
        reading.note(file, object.place(), AccountProblem.KEY_MISSING, key);
    }

    private void wrong(Value value, String key, AccountProblem otherwise) {
        reading.note(file, value.place(), otherwise, key);
    }
}
