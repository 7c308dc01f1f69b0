package dev.claimport.device.profile;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.parts.SettingsFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which part of a bundle goes into which file, for dialects that take files. */
public final class FileSlots {

    /** Absolute, and without what a file system or a shell could take for more than a name; Zephyr's own limit is 64 by default. */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_.:+-]+(/[A-Za-z0-9_.+-]+)+");
    private static final int LONGEST_PATH = 128;
    private static final String UNSUPPORTED = "unsupported";
    private static final Map<String, SettingsFormat> FORMATS = Map.of("json", SettingsFormat.JSON, "cbor", SettingsFormat.CBOR, "text", SettingsFormat.TEXT);

    private final String dialect;
    private final Map<ClaimPart, Destination> destinations = new EnumMap<>(ClaimPart.class);

    /** @param dialect its id, for what it takes not */
    public FileSlots(String dialect) {
        this.dialect = dialect;
    }

    /** What the section {@code slots} says; what is wrong with it is noted. */
    public PartsPlan read(Fields top, Encoding encoding) {
        Optional<Fields> slots = top.section("slots");
        if (!top.has("slots")) {
            top.problem("slots", ProfileProblem.SLOTS_MISSING);
        }
        slots.ifPresent(fields -> {
            for (ClaimPart slot : ClaimPart.values()) {
                read(slot, fields);
            }
            fields.refuseOthers();
            checkSharing(fields);
        });
        return new PartsPlan(destinations, encoding);
    }

    private void read(ClaimPart slot, Fields slots) {
        Optional<YamlTree> tree = slots.tree(slot.id());
        if (tree.isEmpty()) {
            slots.problem(slot.id(), isRequired(slot) ? ProfileProblem.SLOT_REQUIRED : ProfileProblem.SLOT_MISSING, slot.id());
            return;
        }
        switch (tree.get()) {
            case YamlTree.Scalar(String text, int _) when text.equals(UNSUPPORTED) -> {
                if (isRequired(slot)) {
                    slots.problem(slot.id(), ProfileProblem.SLOT_REQUIRED, slot.id());
                }
                destinations.put(slot, new Destination.Unsupported());
            }
            case YamlTree.Mapping mapping -> {
                Fields fields = slots.in(mapping);
                if (fields.has("command")) {
                    fields.problem("command", ProfileProblem.FILES_ONLY, dialect);
                    fields.tree("command");
                } else if (!fields.has("path")) {
                    slots.problem(slot.id(), ProfileProblem.SLOT_WITHOUT_PATH, slot.id());
                }
                Optional<String> path = path(fields, "path");
                Optional<SettingsFormat> format = slot.isSetting() ? Optional.of(format(slot, fields)) : Optional.empty();
                path.ifPresent(to -> destinations.put(slot, format.<Destination>map(as -> new Destination.Document(to, as)).orElseGet(() -> new Destination.File(to))));
                fields.refuseOthers();
            }
            default -> slots.problem(slot.id(), ProfileProblem.SLOT_WRONG, slot.id());
        }
    }

    private static SettingsFormat format(ClaimPart setting, Fields fields) {
        SettingsFormat format = fields.choice("format", FORMATS, SettingsFormat.JSON);
        if (setting == ClaimPart.PARAMS && format == SettingsFormat.TEXT) {
            fields.problem("format", ProfileProblem.PARAMETERS_AS_TEXT);
        }
        return format;
    }

    private static boolean isRequired(ClaimPart slot) {
        return slot == ClaimPart.CERT || slot == ClaimPart.KEY;
    }

    /** Settings may share a file, in one format that has room for several; nothing else may. */
    private void checkSharing(Fields slots) {
        destinations.forEach((slot, to) -> destinations.forEach((earlier, other) -> {
            if (earlier.compareTo(slot) >= 0 || to instanceof Destination.Unsupported || !to.at().equals(other.at())) {
                return;
            }
            if (!(to instanceof Destination.Document) || !(other instanceof Destination.Document)) {
                slots.problem(slot.id(), ProfileProblem.FILE_SHARED, slot.id(), earlier.id());
            } else if (!to.equals(other) || to.equals(new Destination.Document(to.at(), SettingsFormat.TEXT))) {
                slots.problem(slot.id(), ProfileProblem.FORMATS_DIFFER, slot.id(), earlier.id());
            }
        }));
    }

    /** An absolute path of a file, as one key says it. */
    public static Optional<String> path(Fields fields, String key) {
        return fields.text(key).filter(path -> {
            boolean good = path.length() <= LONGEST_PATH && PATH.matcher(path).matches() && !(path + "/").contains("/../") && !(path + "/").contains("/./");
            if (!good) {
                fields.problem(key, ProfileProblem.PATH_WRONG, key);
            }
            return good;
        });
    }
}
