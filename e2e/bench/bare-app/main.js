// The least an app can be: what a start costs before the studio does anything.
const { app, BrowserWindow } = require('electron')

app.setPath('userData', process.env.BARE_USER_DATA)
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  return window.loadURL('data:text/html,<textarea></textarea>')
})
