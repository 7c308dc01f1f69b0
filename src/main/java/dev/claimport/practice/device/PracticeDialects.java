package dev.claimport.practice.device;

import dev.claimport.device.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a practice can plug in. @param byId by the id of the dialect or of the family, the usual one first */
public record PracticeDialects(SequencedMap<String, PracticeDialect> byId) {

    public PracticeDialects {
        byId = new LinkedHashMap<>(byId);
    }

    /** A kind of device. @param withCode whether there is a code on its label, without which it opens nothing */
    public record Kind(String dialect, boolean withCode) {

        /** {@code handover-code} */
        public String id() {
            return withCode ? dialect + "-code" : dialect;
        }
    }

    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    public Optional<PracticeDialect> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What can be a device of that family. */
    public Optional<PracticeDialect> playing(Profile family) {
        return byId.values().stream().filter(dialect -> dialect.plays(family)).findFirst();
    }

    /** What devices can do wrong, by the word that a scenario has for it; some of it only those of one dialect. */
    public Map<String, DeviceFault> faults() {
        Map<String, DeviceFault> faults = new HashMap<>(Map.of("silent", new DeviceFault.Silent(), "garbage", new DeviceFault.Garbage(),
                "noisy", new DeviceFault.Noisy(), "flips-bit", new DeviceFault.FlipsBit()));
        byId.values().forEach(dialect -> faults.putAll(dialect.faults()));
        return faults;
    }

    /** The usual one first. */
    public List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        byId.forEach((id, dialect) -> {
            kinds.add(new Kind(id, false));
            if (dialect.takesSeal()) {
                kinds.add(new Kind(id, true));
            }
        });
        return List.copyOf(kinds);
    }
}
