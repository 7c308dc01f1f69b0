package dev.claimport.device.console;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.PlannedStep;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a profile says of a product on a Linux gateway.
 *
 * @param folder of its files; {@code ~} is the home of who is logged in
 * @param folderMode octal, where the product insists on it
 * @param files root, certificate and key: names in the folder, or absolute paths
 * @param document with the settings
 * @param identify commands that print {@code model}, {@code serial} and {@code firmware}
 * @param serialParameter the template parameter that the serial number is sent as
 * @param values what the document can name beside what every hand-over knows
 * @param needs succeeds where the product is there
 * @param go commands that start the product, one after another; without one it finds the files by itself
 * @param follow how it tells what becomes of the claim; empty where the registry alone tells
 * @param bootWait how long it may take to show a prompt
 */
record ConsoleSettings(String folder, Optional<String> folderMode, Map<ClaimPart, FarFile> files, SettingsDocument document,
        Map<String, String> identify, String serialParameter, Map<String, String> values, Optional<String> needs, List<String> go, Optional<Follow> follow,
        Duration bootWait) implements Dialect.Settings {

    ConsoleSettings {
        files = Map.copyOf(files);
        identify = Map.copyOf(identify);
        values = Map.copyOf(values);
        go = List.copyOf(go);
    }

    /** Where a file lies. @param home absolute @param root under which the product lies, if not under the system's */
    String resolve(String path, String home, String root) {
        String in = path.startsWith("/") || path.startsWith("~") ? path : folder + "/" + path;
        return in.startsWith("~") ? home + in.substring(1) : root + in;
    }

    @Override
    public boolean canReportBack() {
        return follow.isPresent();
    }

    @Override
    public List<PlannedStep> planned() {
        List<PlannedStep> steps = new ArrayList<>();
        new TreeMap<>(identify).forEach((name, command) -> steps.add(new PlannedStep("identify", Optional.empty(), command, List.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), Map.of(name, ".+"), Map.of(), Optional.of(DeviceWait.COMMAND.limit()), true)));
        steps.addAll(Dialect.Settings.super.planned());
        go.forEach(command -> steps.add(PlannedStep.of("go", Optional.empty(), command)));
        return steps;
    }

    @Override
    public String lineEnd() {
        return "\n";
    }

    @Override
    public Devices devices(TimeSource time) {
        return link -> new ConsoleDevice(link, this, time);
    }

    @Override
    public Verification verification() {
        return new Verification.Verified("SHA-256");
    }

    @Override
    public Map<ClaimPart, Destination> destinations() {
        Map<ClaimPart, Destination> all = new EnumMap<>(ClaimPart.class);
        for (ClaimPart part : ClaimPart.values()) {
            all.put(part, part.isSetting() ? new Destination.Document(shown(document.file().path()), SettingsFormat.JSON)
                    : new Destination.File(shown(files.get(part).path())));
        }
        return all;
    }

    private String shown(String path) {
        return resolve(path, "~", "");
    }
}
