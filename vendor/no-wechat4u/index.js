// Stands in for two packages that wechaty pulls in and Banban never uses (a web-protocol puppet and a link previewer):
// both drag in abandoned libraries with known holes. See "overrides" in package.json.
export class PuppetWechat4u {}
export default function unused() {
  throw new Error('This package is left out of Banban on purpose; see vendor/no-wechat4u/index.js')
}
