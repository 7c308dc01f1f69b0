package dev.claimport.account.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.iot.PolicyText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of a kit, each with its path in the folder. What one document says stands in it once; stack and module are made of these. */
final class KitFiles {

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
        gaps.put("sampleParameters", sampleParameters());
        document("templateBody", "template.json", documents.body());
        document("devicePolicy", "iam/device.json", documents.device());
        document("trust", "iam/trust.json", documents.trust());
        document("technicianPolicy", "iam/technician.json", documents.technician());
        document("auditorPolicy", "iam/auditor.json", documents.auditor());
        if (kit.hook()) {
            document("hookRolePolicy", "iam/hook.json", documents.hook());
            gaps.put("hookCode", KitText.read(HOOK_CODE));
            files.put("hook/" + HOOK_CODE, KitText.read(HOOK_CODE));
            files.put("hook/allowed.txt", "");
        }
        stack();
        files.put("cloudformation/people.yaml", KitText.filled("people.yaml", gaps));
        module();
        readMe();
        files.put("kit.json", kit.json() + "\n");
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
        gaps.put("hookDeploy", hook("hook-deploy.md"));
        gaps.put("hookDelete", hook("hook-delete.md"));
        files.put("README.md", KitText.filled("README.md", gaps));
    }

    private String hook(String name) {
        return kit.hook() ? KitText.filled(name, gaps) : "";
    }

    private void document(String gap, String file, ObjectNode json) {
        String text = PolicyText.text(json).replace("\r\n", "\n");
        gaps.put(gap, text);
        files.put(file, text + "\n");
    }

    private String sampleParameters() {
        return Kit.SERIAL_NUMBER + "=A-17" + kit.parameters().stream().map(name -> " --parameter " + name + "=x").collect(Collectors.joining());
    }
}
