package dev.claimport.account.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountTexts;
import dev.claimport.account.folder.HookStandIn;
import dev.claimport.account.folder.TemplateFiles;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.iot.PolicyText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of a kit, each with its path in the folder. What one document says stands in it once; stack and module are made of these. */
final class KitFiles {

    private static final String HOOK_FOLDER = "hook/";
    private static final String HOOK_CODE = "hook.py";

    private final Kit kit;
    private final KitDocuments documents;
    private final Map<String, String> gaps = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private KitFiles(Kit kit) {
        this.kit = kit;
        this.documents = new KitDocuments(kit);
    }

    static Map<String, String> of(Kit kit) {
        KitFiles all = new KitFiles(kit);
        all.add();
        return all.files;
    }

    private void add() {
        gaps.putAll(Map.of("name", kit.name(), "account", kit.account(), "region", kit.region(), "partition", kit.partition()));
        gaps.put("sampleParameters", Kit.SERIAL_NUMBER + "=A-17" + parameters());
        gaps.put("practiceParameters", parameters());
        files.putAll(AccountTexts.of(account()));
        gap("trust", "iam/trust.json", documents.trust());
        if (kit.hook()) {
            gap("hookRolePolicy", "iam/hook.json", documents.hook());
            gaps.put("hookCode", KitText.read(HOOK_CODE));
            files.put(HOOK_FOLDER + HOOK_CODE, KitText.read(HOOK_CODE));
            files.put(HOOK_FOLDER + "allowed.txt", "");
        }
        stack();
        files.put("cloudformation/people.yaml", KitText.filled("people.yaml", gaps));
        module();
        readMe();
        files.put("kit.json", kit.json() + "\n");
    }

    /** The account as it is once the kit is deployed. */
    private AccountFiles account() {
        String device = gap("devicePolicy", documents.device());
        SortedMap<String, String> roles = new TreeMap<>();
        roles.put("technician", gap("technicianPolicy", documents.technician()));
        roles.put("auditor", gap("auditorPolicy", documents.auditor()));
        SortedSet<String> types = new TreeSet<>(Set.of(kit.name()));
        return new AccountFiles(kit.account(), kit.region(), List.of(template()), new TreeMap<>(Map.of(kit.policyName(), device)),
                new TreeMap<>(Map.of(kit.name(), Set.of())), types, new TreeSet<>(), roles, List.of());
    }

    private TemplateFiles template() {
        Optional<HookStandIn> hook = Optional.of(new HookStandIn.Program(List.of("python3", HOOK_FOLDER + HOOK_CODE)));
        return new TemplateFiles(kit.name(), "Devices of " + kit.name(), true, TemplateSummary.FLEET_PROVISIONING, kit.roleArn(),
                new TreeMap<>(Map.of(1, gap("templateBody", documents.body()))), 1, Optional.of(kit.functionArn()).filter(_ -> kit.hook()), hook.filter(_ -> kit.hook()));
    }

    private void stack() {
        gaps.put("hookDependency", kit.hook() ? ", HookPermission" : "");
        gaps.put("hookSetting", hook("hook-setting.yaml"));
        gaps.put("hook", hook("hook.yaml"));
        files.put("cloudformation/stack.yaml", KitText.filled("stack.yaml", gaps));
    }

    private void module() {
        gaps.put("hookDependency", kit.hook() ? "aws_lambda_permission.hook," : "");
        gaps.put("hookSetting", hook("hook-setting.tf"));
        gaps.put("hook", hook("hook.tf"));
        files.put("terraform/main.tf", KitText.filled("main.tf", gaps));
    }

    private void readMe() {
        gaps.put("hookFiles", kit.hook() ? "| `hook/` | the hook, which lets in whose serial number is on a list; `iam/hook.json` is what it may do |" : "");
        gaps.put("hookRehearse", hook("hook-rehearse.md"));
        gaps.put("hookDeploy", hook("hook-deploy.md"));
        gaps.put("hookDelete", hook("hook-delete.md"));
        files.put("README.md", KitText.filled("README.md", gaps));
    }

    private String hook(String name) {
        return kit.hook() ? KitText.filled(name, gaps) : "";
    }

    /** Has stack and module say what a document says. */
    private String gap(String gap, ObjectNode json) {
        String text = PolicyText.text(json).replace("\r\n", "\n");
        gaps.put(gap, text);
        return text + "\n";
    }

    private void gap(String gap, String file, ObjectNode json) {
        files.put(file, gap(gap, json));
    }

    private String parameters() {
        return kit.parameters().stream().map(name -> " --parameter " + name + "=x").collect(Collectors.joining());
    }
}
