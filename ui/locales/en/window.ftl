# The window itself: links that lead to it, the tray, the start of the computer, About.
link-unknown = Engawa does not know this link.
tray-open = Open Engawa
tray-unread = { $count ->
    [0] No unread messages
    [one] { $count } unread message
   *[other] { $count } unread messages
}
tray-quit = Quit Engawa
closing-tray-title = Engawa keeps running
closing-tray-text = The window closes, and Engawa stays in the tray so that messages keep coming in. Open it again from there. This can be changed in Settings.
closing-tray-hide = Close the window
shortcut-quit = Quit Engawa
settings-computer = This computer
settings-tray = Keep running in the tray when the window is closed
settings-tray-hint = Messages keep coming in. { $keys } quits, and so does the tray’s menu.
settings-tray-none = This computer shows no tray, so closing the window quits Engawa.
settings-autostart = Start Engawa with the computer
settings-autostart-hint = It starts in the tray, where there is one.
about-title = About Engawa
about-version = Version { $version }
about-licence = Free software under the { $licence } licence.
about-licences = Open-source licences
about-licences-text = Engawa is built from these libraries. Thank you to everybody who made them.
about-licences-search = Search
about-licences-none = No library is called that.
about-licences-loading = Reading the list…
about-diagnostics = Diagnostics
about-diagnostics-text = For whoever helps you: versions, counts and states. There is no name in it, no message, no address and no folder.
about-diagnostics-copy = Copy
about-diagnostics-show = Show diagnostics
about-diagnostics-copied = Diagnostics copied
