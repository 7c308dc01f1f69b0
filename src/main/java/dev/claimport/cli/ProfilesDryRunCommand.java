package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.profile.PlannedStep;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileOverride;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport profiles dry-run}: what would be said to a device of a family, without a port, a cloud or a claim. */
@Command(name = "dry-run", mixinStandardHelpOptions = true)
final class ProfilesDryRunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
    private String name;

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final Messages texts;

    ProfilesDryRunCommand(DeviceProfiles families, Messages texts) {
        this.families = families;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        List<ProfileOverride> replaced = settings.stream().map(text -> ProfileOverride.parse(text).orElseThrow(() -> UsageProblem.SETTING_WRONG.in(spec, "--set"))).toList();
        Profile profile = families.deviceProfiles().choose(name, replaced);
        PrintWriter out = spec.commandLine().getOut();
        String heading = "";
        for (PlannedStep step : profile.settings().planned()) {
            if (output == OutputFormat.json) {
                out.println(json(step));
                continue;
            }
            String now = step.section() + step.part().map(part -> " " + part.id()).orElse("");
            if (!now.equals(heading)) {
                out.println(now);
                heading = now;
            }
            print(step, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void print(PlannedStep step, PrintWriter out) {
        if (!step.sends().isEmpty()) {
            out.println("  > " + step.sends());
        }
        step.blocks().ifPresent(blocks -> out.println("    " + texts.text("dry-run.blocks", Map.of("bytes", blocks.bytes(), "pattern", blocks.taken()))));
        step.expects().forEach(pattern -> out.println("  < " + pattern));
        step.prompt().ifPresent(pattern -> out.println("  < " + texts.text("dry-run.prompt", Map.of("pattern", pattern))));
        step.proof().ifPresent(pattern -> out.println("    " + texts.text("dry-run.proof", Map.of("pattern", pattern))));
        step.captures().forEach((value, pattern) -> out.println("    " + texts.text("dry-run.capture", Map.of("name", value, "pattern", pattern))));
        step.within().ifPresent(most -> out.println("    " + texts.text(step.mayFail() ? "dry-run.may-fail" : "dry-run.within",
                Map.of("seconds", most.toMillis() / 1000.0))));
    }

    private static ObjectNode json(PlannedStep step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("section", step.section()).put("part", step.part().map(ClaimPart::id).orElse(null))
                .put("sends", step.sends());
        step.expects().forEach(json.putArray("expects")::add);
        json.put("prompt", step.prompt().orElse(null)).put("proof", step.proof().orElse(null));
        step.blocks().ifPresentOrElse(blocks -> json.put("every", blocks.bytes()).put("acknowledgement", blocks.taken()), () -> json.putNull("every").putNull("acknowledgement"));
        ObjectNode captures = json.putObject("captures");
        step.captures().forEach(captures::put);
        ObjectNode failures = json.putObject("failures");
        step.failures().forEach(failures::put);
        step.within().ifPresentOrElse(most -> json.put("withinMillis", most.toMillis()), () -> json.putNull("withinMillis"));
        return json.put("mayFail", step.mayFail());
    }
}
