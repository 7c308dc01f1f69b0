package dev.claimport.device.profile;

import dev.claimport.serial.trace.TraceLine;
import java.util.List;
import java.util.Optional;

/** The dialects that there are. Their order is the one in which they are asked for: a device that speaks two is taken for the first. */
public record Dialects(List<Dialect> all) {

    public Dialects {
        all = List.copyOf(all);
    }

    public Optional<Dialect> named(String id) {
        return all.stream().filter(dialect -> dialect.id().equals(id)).findFirst();
    }

    public List<String> ids() {
        return all.stream().map(Dialect::id).toList();
    }

    /** The names of all built-in profiles, in the order in which they are tried where nothing speaks for one or the other. */
    List<String> profiles() {
        return all.stream().flatMap(dialect -> dialect.profiles().stream()).toList();
    }

    /** A profile's text, made of what was said on a line, by the first dialect that can; see {@link Dialect#draft}. */
    public Optional<String> draft(String name, List<TraceLine> marked, int baud, String end) {
        return all.stream().flatMap(dialect -> dialect.draft(name, marked, baud, end).stream()).findFirst();
    }
}
