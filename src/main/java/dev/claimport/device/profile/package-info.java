/** How families of devices are recognised and spoken to, from YAML files: built in, and the user's own. */
package dev.claimport.device.profile;
