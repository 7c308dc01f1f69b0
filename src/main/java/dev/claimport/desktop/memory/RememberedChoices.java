package dev.claimport.desktop.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the technician chose last, so that it need not be chosen again. Never a secret. Texts are empty when nothing was chosen.
 *
 * @param templates by template name
 */
public record RememberedChoices(SignInMemory signIn, Appearance appearance, String templateName, Map<String, TemplateMemory> templates,
        DeviceMemory devices, BenchMemory bench, WindowMemory window) {

    public static final RememberedChoices EMPTY = new RememberedChoices(SignInMemory.EMPTY, Appearance.SYSTEM, "", Map.of(), DeviceMemory.EMPTY,
            BenchMemory.EMPTY, WindowMemory.NONE);

    public RememberedChoices {
        signIn = signIn == null ? SignInMemory.EMPTY : signIn;
        templateName = templateName == null ? "" : templateName;
        appearance = appearance == null ? Appearance.SYSTEM : appearance;
        templates = templates == null ? Map.of() : Map.copyOf(templates);
        devices = devices == null ? DeviceMemory.EMPTY : devices;
        bench = bench == null ? BenchMemory.EMPTY : bench;
        window = window == null ? WindowMemory.NONE : window;
    }

    /** @param fromDevice parameters that the last device filled in itself */
    public record TemplateMemory(Map<String, String> values, List<String> fromDevice) {

        public static final TemplateMemory EMPTY = new TemplateMemory(Map.of(), List.of());

        public TemplateMemory {
            values = values == null ? Map.of() : Map.copyOf(values);
            fromDevice = fromDevice == null ? List.of() : List.copyOf(fromDevice);
        }
    }

    public RememberedChoices withSignIn(SignInMemory newSignIn) {
        return new RememberedChoices(newSignIn, appearance, templateName, templates, devices, bench, window);
    }

    public RememberedChoices withAppearance(Appearance newAppearance) {
        return new RememberedChoices(signIn, newAppearance, templateName, templates, devices, bench, window);
    }

    public RememberedChoices withTemplate(String newTemplateName) {
        return new RememberedChoices(signIn, appearance, newTemplateName, templates, devices, bench, window);
    }

    public RememberedChoices withMemory(String template, TemplateMemory memory) {
        Map<String, TemplateMemory> changed = new TreeMap<>(templates);
        changed.put(template, memory);
        return new RememberedChoices(signIn, appearance, templateName, changed, devices, bench, window);
    }

    public RememberedChoices withDevices(DeviceMemory newDevices) {
        return new RememberedChoices(signIn, appearance, templateName, templates, newDevices, bench, window);
    }

    public RememberedChoices withBench(BenchMemory newBench) {
        return new RememberedChoices(signIn, appearance, templateName, templates, devices, newBench, window);
    }

    public RememberedChoices withWindow(WindowMemory newWindow) {
        return new RememberedChoices(signIn, appearance, templateName, templates, devices, bench, newWindow);
    }

    public TemplateMemory memory(String template) {
        return templates.getOrDefault(template, TemplateMemory.EMPTY);
    }
}
