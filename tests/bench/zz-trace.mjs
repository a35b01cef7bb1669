import { chromium } from 'playwright';
import { buildAll } from './harness/build.mjs';
import { serve } from './harness/serve.mjs';
import { newPhone, openMeasured } from './harness/page.mjs';
import { seeding } from './harness/seeding.mjs';
if(!process.env.NOBUILD) await buildAll();
const host = await serve();
const browser = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--no-first-run','--disable-background-networking']});
const phone = await newPhone(browser);
const seeded = await seeding(phone, host);
const filled=process.argv[2]??'full';
async function one(who,verbose){
  const at = who==='app'?await seeded.app(352,filled):seeded.plain(352,filled);
  await browser.startTracing(undefined,{categories:['devtools.timeline','v8','disabled-by-default-v8.gc','toplevel','blink','disabled-by-default-devtools.timeline','v8.execute','loading']});
  const page=await phone.newPage();
  const t0=Date.now();
  await page.goto(host.address+at,{waitUntil:'commit'});
  await page.waitForSelector('[data-ready]',{state:'attached'});
  const ready=Date.now()-t0;
  await page.waitForTimeout(400);
  const buf=await browser.stopTracing();
  await page.close();
  const tr=JSON.parse(buf.toString());
  // find renderer main thread with most tdur
  const names=new Map();for(const e of tr.traceEvents) if(e.name==='thread_name') names.set(e.pid+':'+e.tid,e.args.name);
  const per=new Map();
  for(const e of tr.traceEvents){ if(e.ph!=='X'||!e.tdur) continue; const th=e.pid+':'+e.tid; if(names.get(th)!=='CrRendererMain') continue; if(!per.has(th)) per.set(th,[]); per.get(th).push(e);}
  let best=[];let bt=-1;for(const [th,es] of per){const s=es.length; if(s>bt){bt=s;best=es;}}
  // self time by nesting using ts/dur with tdur
  best.sort((a,b)=>a.ts-b.ts||b.dur-a.dur);
  const self=new Map();const cnt=new Map();const stack=[];let total=0;
  for(const e of best){ while(stack.length&&stack.at(-1).ts+stack.at(-1).dur<=e.ts) stack.pop(); if(stack.length){const p=stack.at(-1);self.set(p.name,(self.get(p.name)??0)-e.tdur);} else total+=e.tdur; self.set(e.name,(self.get(e.name)??0)+e.tdur);cnt.set(e.name,(cnt.get(e.name)??0)+1);stack.push(e);}
  if(verbose){console.log(who,'total',(total/1000).toFixed(0),'ready',ready);console.log([...self].sort((a,b)=>b[1]-a[1]).slice(0,22).map(([k,v])=>(v/1000).toFixed(1)+' '+k+' x'+cnt.get(k)).join('\n'));}
  return total/1000;
}
await one('app');await one('plain');
const T={app:[],plain:[]};
for(let i=0;i<4;i++) for(const w of ['app','plain']) T[w].push(await one(w,i===3));
const med=a=>[...a].sort((x,y)=>x-y)[Math.floor(a.length/2)];
console.log('median cpu app',med(T.app).toFixed(0),'plain',med(T.plain).toFixed(0),'ratio',(med(T.app)/med(T.plain)).toFixed(2));
await browser.close();await host.stop();process.exit(0);
