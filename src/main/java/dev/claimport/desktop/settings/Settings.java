package dev.claimport.desktop.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the technician chose last, so that it need not be chosen again. Never a secret. Texts are empty when nothing was chosen.
 *
 * @param templates by template name
 */
public record Settings(SignInMemory signIn, Appearance appearance, String templateName, Map<String, TemplateMemory> templates,
        DeviceMemory devices) {

    public static final Settings EMPTY = new Settings(SignInMemory.EMPTY, Appearance.SYSTEM, "", Map.of(), DeviceMemory.EMPTY);

    public Settings {
        signIn = signIn == null ? SignInMemory.EMPTY : signIn;
        templateName = templateName == null ? "" : templateName;
        appearance = appearance == null ? Appearance.SYSTEM : appearance;
        templates = templates == null ? Map.of() : Map.copyOf(templates);
        devices = devices == null ? DeviceMemory.EMPTY : devices;
    }

    /** @param fromDevice parameters that the last device filled in itself */
    public record TemplateMemory(Map<String, String> values, List<String> fromDevice) {

        public static final TemplateMemory EMPTY = new TemplateMemory(Map.of(), List.of());

        public TemplateMemory {
            values = values == null ? Map.of() : Map.copyOf(values);
            fromDevice = fromDevice == null ? List.of() : List.copyOf(fromDevice);
        }
    }

    public Settings withSignIn(SignInMemory newSignIn) {
        return new Settings(newSignIn, appearance, templateName, templates, devices);
    }

    public Settings withAppearance(Appearance newAppearance) {
        return new Settings(signIn, newAppearance, templateName, templates, devices);
    }

    public Settings withTemplate(String newTemplateName) {
        return new Settings(signIn, appearance, newTemplateName, templates, devices);
    }

    public Settings withMemory(String template, TemplateMemory memory) {
        Map<String, TemplateMemory> changed = new TreeMap<>(templates);
        changed.put(template, memory);
        return new Settings(signIn, appearance, templateName, changed, devices);
    }

    public Settings withDevices(DeviceMemory newDevices) {
        return new Settings(signIn, appearance, templateName, templates, newDevices);
    }

    public TemplateMemory memory(String template) {
        return templates.getOrDefault(template, TemplateMemory.EMPTY);
    }
}
