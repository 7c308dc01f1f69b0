/** What can be set: by the administrator for the whole computer, by the user, or not at all. */
package dev.claimport.settings;
