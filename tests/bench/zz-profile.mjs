import { chromium } from 'playwright';
import { buildAll } from './harness/build.mjs';
import { serve } from './harness/serve.mjs';
import { newPhone, openMeasured } from './harness/page.mjs';
import { seeding } from './harness/seeding.mjs';
import fs from 'fs';
await buildAll();
const host = await serve();
const browser = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--no-first-run','--disable-background-networking']});
const phone = await newPhone(browser);
const seeded = await seeding(phone, host);
const N=Number(process.argv[2]??5);
const filled=process.argv[3]??'full';
const out={app:[],plain:[]};
for(let i=0;i<=N;i++) for (const who of ['app','plain']){
  const at = who==='app'?await seeded.app(352,filled):seeded.plain(352,filled);
  const {page,cdp,seen,cpu,cpuReady}=await openMeasured(phone,host.address+at);
  const {metrics}=await cdp.send('Performance.getMetrics');
  const g=n=>Math.round((metrics.find(m=>m.name===n)?.value??0)*1000);
  if(i>0) out[who].push({paint:Math.round(seen.paint),ready:Math.round(seen.ready),cpuReady:Math.round(cpuReady),cpu:Math.round(cpu),script:g('ScriptDuration'),layout:g('LayoutDuration'),style:g('RecalcStyleDuration'),compile:g('V8CompileDuration'),long:seen.long.join('/'),dom:await page.evaluate(()=>document.querySelectorAll('*').length)});
  await page.close();
}
const med=a=>[...a].sort((x,y)=>x-y)[Math.floor(a.length/2)];
for(const who of ['plain','app']){const o={};for(const k of Object.keys(out[who][0])) o[k]=typeof out[who][0][k]==='number'?med(out[who].map(r=>r[k])):out[who].map(r=>r[k]);console.log(who,JSON.stringify(o));}
// profile
if(process.argv[4]){
 const page=await phone.newPage();const cdp=await phone.newCDPSession(page);
 await cdp.send('Profiler.enable');await cdp.send('Profiler.setSamplingInterval',{interval:200});await cdp.send('Profiler.start');
 await page.goto(host.address+await seeded.app(352,filled),{waitUntil:'commit'});
 await page.waitForSelector('[data-ready]');await page.waitForTimeout(300);
 const {profile}=await cdp.send('Profiler.stop');
 fs.writeFileSync('/tmp/app.cpuprofile',JSON.stringify(profile));
 const self=new Map();const dt=profile.timeDeltas;const byId=new Map(profile.nodes.map(n=>[n.id,n]));
 profile.samples.forEach((s,i)=>{const n=byId.get(s);const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber+':'+n.callFrame.columnNumber;self.set(k,(self.get(k)??0)+dt[i]/1000)});
 console.log([...self].sort((a,b)=>b[1]-a[1]).slice(0,45).map(([k,v])=>v.toFixed(1)+' '+k).join('\n'));
}
await browser.close();await host.stop();process.exit(0);
