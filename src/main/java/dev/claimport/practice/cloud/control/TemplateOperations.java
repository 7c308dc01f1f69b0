package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.http.ListPages;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations on templates and their versions, and CreateProvisioningClaim (AWS IoT API reference 2015-05-28). */
final class TemplateOperations {

    static final int MAX_PAGE_SIZE = 250;

    private static final int PAGE_SIZE = 25;
    private static final String FLEET_PROVISIONING = "FLEET_PROVISIONING";
    private static final String HOOK_PAYLOAD_VERSION = "2020-04-01";

    private final ListPages pages;

    TemplateOperations(ListPages pages) {
        this.pages = pages;
    }

    Answer list(IotRequest request) {
        int size = request.call().query("maxResults").map(TemplateOperations::pageSize).orElse(PAGE_SIZE);
        ListPages.Page<PracticeTemplate> page = pages.page("templates " + request.arns().accountId(), request.registry().templates(),
                PracticeTemplate::name, request.call().query("nextToken"), size);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("templates", page.items().stream().map(TemplateOperations::summary).toList());
        page.next().ifPresent(token -> answer.put("nextToken", token));
        return Answer.json(answer);
    }

    Answer describe(IotRequest request) {
        PracticeTemplate template = find(request);
        Map<String, Object> answer = summary(template);
        answer.put("defaultVersionId", template.defaultVersionId());
        answer.put("templateBody", template.body());
        answer.put("provisioningRoleArn", template.provisioningRoleArn());
        template.hook().ifPresent(hook -> answer.put("preProvisioningHook",
                Map.of("payloadVersion", HOOK_PAYLOAD_VERSION, "targetArn", hook.targetArn())));
        return Answer.json(answer);
    }

    Answer versions(IotRequest request) {
        PracticeTemplate template = find(request);
        return Answer.json(Map.of("versions", template.bodies().keySet().stream().sorted(Comparator.reverseOrder()).map(id -> version(template, id)).toList()));
    }

    private static Map<String, Object> version(PracticeTemplate template, int id) {
        return Map.of("versionId", id, "isDefaultVersion", id == template.defaultVersionId(), "creationDate", Json.epochSeconds(template.lastModified()));
    }

    Answer describeVersion(IotRequest request) {
        PracticeTemplate template = find(request);
        int id = template.bodies().keySet().stream().filter(each -> request.names().get(1).equals(Integer.toString(each))).findFirst()
                .orElseThrow(() -> new HttpRefusal(404, "ResourceNotFoundException", "Version " + request.names().get(1) + " does not exist"));
        Map<String, Object> answer = new LinkedHashMap<>(version(template, id));
        answer.put("templateBody", template.bodies().get(id));
        return Answer.json(answer);
    }

    Answer createClaim(IotRequest request) {
        PracticeTemplate template = find(request);
        if (!template.type().equals(FLEET_PROVISIONING)) {
            throw HttpRefusal.invalidRequest("Provisioning template " + template.name() + " is of type " + template.type()
                    + "; a provisioning claim requires type " + FLEET_PROVISIONING);
        }
        if (!template.enabled()) {
            throw HttpRefusal.invalidRequest("Provisioning template " + template.name() + " is disabled");
        }
        return ClaimReply.of(request.registry().issueClaim(template));
    }

    private static PracticeTemplate find(IotRequest request) {
        String name = Constraint.TEMPLATE_NAME.check(request.names().getFirst());
        return request.registry().template(name).orElseThrow(() -> new HttpRefusal(404, "ResourceNotFoundException",
                "Provisioning template " + name + " does not exist"));
    }

    private static Map<String, Object> summary(PracticeTemplate template) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("templateArn", template.arn());
        shown.put("templateName", template.name());
        shown.put("description", template.description());
        shown.put("creationDate", Json.epochSeconds(template.created()));
        shown.put("lastModifiedDate", Json.epochSeconds(template.lastModified()));
        shown.put("enabled", template.enabled());
        shown.put("type", template.type());
        return shown;
    }

    private static int pageSize(String text) {
        int size = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (size < 1 || size > MAX_PAGE_SIZE) {
            throw HttpRefusal.invalidRequest("maxResults must be between 1 and " + MAX_PAGE_SIZE);
        }
        return size;
    }
}
