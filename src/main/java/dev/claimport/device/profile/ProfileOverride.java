package dev.claimport.device.profile;

import dev.claimport.device.parts.ClaimPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One value of a profile, set for one hand-over: {@code cert.path=/lfs1/x.der}, {@code line.baud=9600}.
 *
 * @param path the keys from the top of the profile on
 */
public record ProfileOverride(List<String> path, String value) {

    public ProfileOverride {
        path = List.copyOf(path);
    }

    /** Empty when it has not the form {@code KEY=VALUE}, or {@code SLOT.KEY=VALUE}. */
    public static Optional<ProfileOverride> parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        List<String> keys = List.of(text.substring(0, equals).split("\\.", -1));
        if (keys.stream().anyMatch(String::isBlank) || keys.size() > 3) {
            return Optional.empty();
        }
        boolean slot = ClaimPart.of(keys.getFirst()).isPresent();
        return Optional.of(new ProfileOverride(slot ? Stream.concat(Stream.of("slots"), keys.stream()).toList() : keys,
                text.substring(equals + 1)));
    }
}
