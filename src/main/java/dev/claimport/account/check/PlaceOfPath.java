package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.failure.Place;
import dev.claimport.failure.Place.Position;
import java.util.Optional;

/** Where {@code Resources.thing.Properties.ThingGroups[1]} stands. */
final class PlaceOfPath {

    private PlaceOfPath() {}

    /** The start of the text for whatever has no path. */
    static Position in(Value root, Place place) {
        return place instanceof Place.Path(String path) ? in(root, path) : root.place();
    }

    /** As far as the path leads. */
    static Position in(Value value, String path) {
        String rest = path.startsWith(".") ? path.substring(1) : path;
        if (rest.isEmpty()) {
            return value.place();
        }
        return switch (value) {
            case Members object -> object.members().stream().filter(member -> leads(member, rest)).findFirst()
                    .map(member -> in(member.value(), rest.substring(member.name().length())))
                    .orElse(value.place());
            case Items list -> item(list, rest).map(item -> in(item, rest.substring(rest.indexOf(']') + 1))).orElse(value.place());
            default -> value.place();
        };
    }

    /** Names have dots in them, now and then. */
    private static boolean leads(Member member, String path) {
        return path.equals(member.name()) || path.startsWith(member.name() + ".") || path.startsWith(member.name() + "[");
    }

    private static Optional<Value> item(Items list, String path) {
        int end = path.indexOf(']');
        if (!path.startsWith("[") || end < 0 || !path.substring(1, end).matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(path.substring(1, end));
        return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
    }
}
