package dev.claimport.desktop.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the technician chose last, so that it need not be chosen again. Never a secret. Texts are empty when nothing was chosen.
 *
 * @param templates by template name
 */
public record Settings(
        String startUrl, String region, String accountId, String roleName, Appearance appearance, String templateName,
        Map<String, TemplateMemory> templates) {

    public static final Settings EMPTY = new Settings("", "", "", "", Appearance.SYSTEM, "", Map.of());

    public Settings {
        startUrl = orEmpty(startUrl);
        region = orEmpty(region);
        accountId = orEmpty(accountId);
        roleName = orEmpty(roleName);
        templateName = orEmpty(templateName);
        appearance = appearance == null ? Appearance.SYSTEM : appearance;
        templates = templates == null ? Map.of() : Map.copyOf(templates);
    }

    /** @param fromDevice parameters that the last device filled in itself */
    public record TemplateMemory(Map<String, String> values, List<String> fromDevice) {

        public static final TemplateMemory EMPTY = new TemplateMemory(Map.of(), List.of());

        public TemplateMemory {
            values = values == null ? Map.of() : Map.copyOf(values);
            fromDevice = fromDevice == null ? List.of() : List.copyOf(fromDevice);
        }
    }

    public Settings withSignIn(String newStartUrl, String newRegion) {
        return new Settings(newStartUrl, newRegion, accountId, roleName, appearance, templateName, templates);
    }

    public Settings withRole(String newAccountId, String newRoleName) {
        return new Settings(startUrl, region, newAccountId, newRoleName, appearance, templateName, templates);
    }

    public Settings withAppearance(Appearance newAppearance) {
        return new Settings(startUrl, region, accountId, roleName, newAppearance, templateName, templates);
    }

    public Settings withTemplate(String newTemplateName) {
        return new Settings(startUrl, region, accountId, roleName, appearance, newTemplateName, templates);
    }

    public Settings withMemory(String template, TemplateMemory memory) {
        Map<String, TemplateMemory> changed = new TreeMap<>(templates);
        changed.put(template, memory);
        return new Settings(startUrl, region, accountId, roleName, appearance, templateName, changed);
    }

    public TemplateMemory memory(String template) {
        return templates.getOrDefault(template, TemplateMemory.EMPTY);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
