package dev.claimport.account.folder;

import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value.Member;
import dev.claimport.claim.template.TemplateSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the folder of one template: its settings, the body of each version, and what answers for its hook. */
final class TemplateReading {

    static final String SETTINGS = "template.json";
    static final String HOOK = "hook.json";

    private static final Pattern BODY = Pattern.compile("([1-9][0-9]{0,8})\\.json");
    private static final String KNOWN = SETTINGS + ", " + HOOK + ", 1.json";
    private static final Set<String> TYPES = Set.of(TemplateSummary.FLEET_PROVISIONING, "JITP");
    static final String PAYLOAD = "2020-04-01";
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_WORD = 4096;

    private final FolderReading reading;
    private final String name;
    private final String folder;

    /** @param folder of it, in the account's */
    TemplateReading(FolderReading reading, String name, String folder) {
        this.reading = reading;
        this.name = name;
        this.folder = folder + "/";
    }

    /** Empty where something is wrong with it, which is noted. */
    Optional<TemplateFiles> read() {
        SortedMap<Integer, String> bodies = bodies();
        Optional<HookStandIn> hook = reading.has(folder + HOOK) ? reading.fields(folder + HOOK).flatMap(this::standIn) : Optional.empty();
        return reading.fields(folder + SETTINGS).flatMap(fields -> settings(fields, bodies, hook));
    }

    /** What is no JSON cannot be in AWS; what else may be wrong with a body is the check's to say. */
    private SortedMap<Integer, String> bodies() {
        SortedMap<Integer, String> bodies = new TreeMap<>();
        for (String file : reading.names(folder.substring(0, folder.length() - 1))) {
            Matcher version = BODY.matcher(file);
            if (version.matches()) {
                reading.json(folder + file).ifPresent(body -> bodies.put(Integer.valueOf(version.group(1)), body));
            } else if (!file.equals(SETTINGS) && !file.equals(HOOK)) {
                reading.note(folder + file, AccountProblem.FILE_UNKNOWN, KNOWN);
            }
        }
        return bodies;
    }

    private Optional<TemplateFiles> settings(Fields fields, SortedMap<Integer, String> bodies, Optional<HookStandIn> hook) {
        String description = fields.text("description", text -> text.length() <= LONGEST_DESCRIPTION, AccountProblem.NO_TEXT).orElse("");
        boolean enabled = fields.flag("enabled", false);
        String type = fields.text("type", TYPES::contains, AccountProblem.NO_TYPE).orElse(TemplateSummary.FLEET_PROVISIONING);
        String role = fields.required("provisioningRoleArn", AwsNames::isArn, AccountProblem.NO_ARN);
        int version = fields.whole("defaultVersionId", 1);
        Optional<String> hookArn = fields.section("preProvisioningHook").map(TemplateReading::hookArn);
        fields.refuseOthers();
        if (!bodies.containsKey(version)) {
            fields.member("defaultVersionId").map(Member::place)
                    .ifPresent(place -> reading.note(folder + SETTINGS, place, AccountProblem.VERSION_MISSING, Integer.toString(version)));
            return Optional.empty();
        }
        if (hookArn.isEmpty() && hook.isPresent()) {
            reading.note(folder + HOOK, PlacedJson.START, AccountProblem.HOOK_UNUSED);
        }
        return Optional.of(new TemplateFiles(name, description, enabled, type, role, bodies, version, hookArn, hook));
    }

    private static String hookArn(Fields hook) {
        String arn = hook.required("targetArn", AwsNames::isArn, AccountProblem.NO_ARN);
        hook.text("payloadVersion", PAYLOAD::equals, AccountProblem.NO_TEXT);
        hook.refuseOthers();
        return arn;
    }

    private Optional<HookStandIn> standIn(Fields fields) {
        List<String> words = fields.texts("program", word -> !word.isEmpty() && word.length() <= LONGEST_WORD && word.indexOf('\0') < 0, AccountProblem.NO_WORDS);
        Optional<Fields> answer = fields.section("answer");
        fields.refuseOthers();
        if (answer.isPresent() == !words.isEmpty()) {
            reading.note(folder + HOOK, PlacedJson.START, AccountProblem.HOOK_AMBIGUOUS);
            return Optional.empty();
        }
        return Optional.of(answer.<HookStandIn>map(canned -> new HookStandIn.Canned(canned.json())).orElseGet(() -> new HookStandIn.Program(words)));
    }
}
