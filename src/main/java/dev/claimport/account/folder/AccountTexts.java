package dev.claimport.account.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.iot.PolicyText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of an account's folder, each with its path. Documents stand there as AWS has them; they are what is read there again. */
public final class AccountTexts {

    private AccountTexts() {}

    /** Each file's text by its path, with slashes. */
    public static Map<String, String> of(AccountFiles account) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(AccountFolder.ACCOUNT, text(account(account)));
        for (TemplateFiles template : account.templates()) {
            String folder = AccountFolder.TEMPLATES + "/" + template.name() + "/";
            files.put(folder + TemplateReading.SETTINGS, text(settings(template)));
            template.bodies().forEach((version, body) -> files.put(folder + version + AccountFolder.JSON, body));
            template.hook().ifPresent(hook -> files.put(folder + TemplateReading.HOOK, hook(hook)));
        }
        account.policies().forEach((name, document) -> files.put(AccountFolder.POLICIES + "/" + name + AccountFolder.JSON, document));
        account.roles().forEach((name, document) -> files.put(AccountFolder.ROLES + "/" + name + AccountFolder.JSON, document));
        return files;
    }

    private static ObjectNode account(AccountFiles account) {
        ObjectNode json = object().put("account", account.account()).put("region", account.region());
        ObjectNode groups = json.putObject("groups");
        account.groups().forEach((group, policies) -> policies.stream().sorted().forEach(groups.putArray(group)::add));
        account.types().forEach(json.putArray("types")::add);
        account.billingGroups().forEach(json.putArray("billingGroups")::add);
        if (!account.notPulled().isEmpty()) {
            ArrayNode notes = json.putArray("notPulled");
            for (NotPulled note : account.notPulled()) {
                notes.addObject().put("what", note.what()).put("name", note.name()).put("action", note.action()).put("reason", note.reason());
            }
        }
        return json;
    }

    private static ObjectNode settings(TemplateFiles template) {
        ObjectNode json = object().put("description", template.description()).put("enabled", template.enabled()).put("type", template.type())
                .put("defaultVersionId", template.defaultVersion()).put("provisioningRoleArn", template.roleArn());
        template.hookArn().ifPresent(arn -> json.putObject("preProvisioningHook").put("payloadVersion", TemplateReading.PAYLOAD).put("targetArn", arn));
        return json;
    }

    private static String hook(HookStandIn hook) {
        return switch (hook) {
            case HookStandIn.Program(var words) -> {
                ObjectNode json = object();
                words.forEach(json.putArray("program")::add);
                yield text(json);
            }
            case HookStandIn.Canned(String answer) -> "{\n  \"answer\": " + answer + "\n}\n";
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(ObjectNode json) {
        return PolicyText.text(json).replace("\r\n", "\n") + "\n";
    }
}
